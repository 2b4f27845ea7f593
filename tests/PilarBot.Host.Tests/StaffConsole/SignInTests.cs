using System.Net;
using System.Text.RegularExpressions;
using PilarBot.Office.Staff;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>Signing in over HTTP, on a host behind a proxy that says where requests come from.</summary>
public sealed partial class SignInTests : IAsyncLifetime
{
    private const string Password = "kopi hangat di teras";
    private OfficeSite office = null!;
    private RunningHost host = null!;
    private byte[] secret = [];

    public async Task InitializeAsync()
    {
        office = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        office.Settings["Http:KnownProxies:0"] = "127.0.0.1";
        office.Settings["Console:Url"] = office.Url;
        host = await HostInProcess.StartAsync(office);
    }

    [Fact]
    public async Task The_link_from_the_command_line_leads_to_an_account_and_works_once()
    {
        var link = await LinkAsync("Sari Admin");
        using var http = Browser("10.0.0.1");
        await AcceptAsync(http, link);
        using (var again = await http.GetAsync(link))
            Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        await SignInAsync(http);
        Assert.Contains("Beranda", await http.GetStringAsync("/konsol"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_slows_down_and_tells_nothing_while_the_owner_gets_in_with_their_own_browser()
    {
        using var owner = Browser("10.0.0.1");
        await AcceptAsync(owner, await LinkAsync("Sari Admin"));
        await SignInAsync(owner);
        await OutAsync(owner);

        // From one address: most of a thousand tries are not even looked at, and a wrong name is told nothing else than a wrong password.
        var answers = new List<(HttpStatusCode Status, string Text)>();
        using (var guesser = Browser("10.9.9.9"))
        {
            var form = await ConsoleForm.OfAsync(guesser, "/konsol/masuk");
            for (var i = 0; i < 1000; i++)
            {
                using var answer = await form.PostAsync("/konsol/masuk", ("UserName", i % 2 == 0 ? "sari.admin" : "tidak.ada"), ("Password", $"tebakan ke {i} ini"));
                answers.Add((answer.StatusCode, Alert().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value));
            }
        }
        Assert.Equal(10, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Single(answers.Where(a => a.Status == HttpStatusCode.OK).Select(a => a.Text).Distinct());
        Assert.All(answers.Skip(10), a => Assert.Equal(HttpStatusCode.TooManyRequests, a.Status));

        // From a thousand addresses on one account: no faster than a few.
        var looked = 0;
        for (var i = 0; i < 1000; i++)
        {
            using var one = Browser($"10.1.{i / 250}.{i % 250}");
            var form = await ConsoleForm.OfAsync(one, "/konsol/masuk");
            using var answer = await form.PostAsync("/konsol/masuk", ("UserName", "sari.admin"), ("Password", "tebakan yang lain"));
            looked += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }
        Assert.InRange(looked, 1, 30);

        await SignInAsync(owner);
    }

    [Fact]
    public async Task Somebody_who_is_disabled_is_out_at_their_next_request()
    {
        using var owner = Browser("10.0.0.1");
        await AcceptAsync(owner, await LinkAsync("Sari Admin"));
        await SignInAsync(owner);
        await using (var db = office.Database.Office.Open())
        {
            var account = db.StaffAccounts.Single();
            account.DisabledAt = TimeProvider.System.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync();
        }
        using var answer = await owner.GetAsync("/konsol");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/konsol/masuk", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pendek", "paling sedikit 12")]
    [InlineData("passwordpassword", "terlalu umum")]
    [InlineData("123456789012", "terlalu umum")]
    [InlineData("sari.admin hebat", "jangan memuat nama")]
    public async Task A_weak_password_is_told_why_and_the_link_stays(string password, string why)
    {
        var link = await LinkAsync("Sari Admin");
        using var http = Browser("10.0.0.1");
        Assert.Contains(why, await AcceptAsync(http, link, password), StringComparison.Ordinal);
        using var still = await http.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    private HttpClient Browser(string address)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(host.Url), Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return http;
    }

    private async Task<string> LinkAsync(string name)
    {
        var (code, output) = await office.RunAsync("staff", "add", name);
        Assert.Equal(0, code);
        return new Uri(Link().Match(output).Value).AbsolutePath;
    }

    private async Task<string> AcceptAsync(HttpClient http, string link, string password = Password)
    {
        var html = await http.GetStringAsync(link);
        secret = Secret(SecretText().Match(html).Groups[1].Value);
        var form = await ConsoleForm.OfAsync(http, link);
        using var answer = await form.PostAsync(link, ("UserName", "sari.admin"), ("Password", password), ("Secret", ProtectedSecret().Match(html).Groups[1].Value), ("Totp", Totp.At(secret, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-30))));
        if (password == Password)
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    // A code counts once: the account was made with the one before, the first time is with that of now, the second with the next.
    private int step;

    private async Task SignInAsync(HttpClient http)
    {
        var form = await ConsoleForm.OfAsync(http, "/konsol/masuk");
        using var first = await form.PostAsync("/konsol/masuk", ("UserName", "Sari.Admin "), ("Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await form.PostAsync("/konsol/masuk/kode", ("Code", Totp.At(secret, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30 * step++))));
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
    }

    private static async Task OutAsync(HttpClient http)
    {
        var form = await ConsoleForm.OfAsync(http, "/konsol");
        using var answer = await form.PostAsync("/konsol/keluar");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static byte[] Secret(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsAsciiLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await office.DisposeAsync();
    }

    [GeneratedRegex(@"http\S+/konsol/tautan/\S+")]
    private static partial Regex Link();

    [GeneratedRegex("<code>([A-Z2-7 ]+)</code>")]
    private static partial Regex SecretText();

    [GeneratedRegex("name=\"Secret\" value=\"([^\"]+)\"")]
    private static partial Regex ProtectedSecret();

    [GeneratedRegex("role=\"alert\">([^<]+)<")]
    private static partial Regex Alert();
}
