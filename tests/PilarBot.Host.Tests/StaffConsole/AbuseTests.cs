using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>What those who are let in cannot do to others.</summary>
public sealed partial class AbuseTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    private const string Page = "/konsol/siaran/baru";

    [Fact]
    public async Task What_one_person_uploads_is_seen_and_sent_by_nobody_else_and_once()
    {
        using var http = await site.HttpAsync("staf-dinsos");
        var form = await ConsoleForm.OfAsync(http, Page);
        using var preview = await form.UploadAsync(Page + "?handler=Pratinjau", "Upload", "Undangan: rakor.exe", Pictures.Pdf, Fields());
        var shown = await preview.Content.ReadAsStringAsync();
        Assert.Contains("Undangan rakor.pdf", shown, StringComparison.Ordinal);
        var file = FileId().Match(shown).Groups[1].Value;

        using var other = await site.HttpAsync("kepala-dinas");
        var theirs = await ConsoleForm.OfAsync(other, Page);
        using var refused = await theirs.PostAsync(Page + "?handler=Kirim", Fields(("FileId", file)));
        Assert.Contains("Lampirannya sudah dihapus", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var unseen = await other.GetAsync($"{Page}?handler=Lampiran&id={file}");
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);

        using var seen = await http.GetAsync($"{Page}?handler=Lampiran&id={file}");
        Assert.Equal((HttpStatusCode.OK, "attachment"), (seen.StatusCode, seen.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(Pictures.Pdf, await seen.Content.ReadAsByteArrayAsync());
        using var sent = await form.PostAsync(Page + "?handler=Kirim", Fields(("FileId", file)));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var again = await form.PostAsync(Page + "?handler=Kirim", Fields(("FileId", file)));
        Assert.Contains("Lampirannya sudah dihapus", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await using var db = site.Office.Database.Office.Open();
        var broadcast = await db.Broadcasts.SingleAsync();
        Assert.Equal(Guid.Parse(file), broadcast.MediaId);
        Assert.Equal(("broadcast", broadcast.Id), await db.Media.Where(m => m.Id == broadcast.MediaId).Select(m => ValueTuple.Create(m.OwnerKind, m.OwnerId!.Value)).SingleAsync());
    }

    [Fact]
    public async Task Whoever_asks_for_too_much_at_once_waits_while_others_go_on()
    {
        using var busy = await site.HttpAsync("camat");
        using var other = await site.HttpAsync("admin");
        using var enough = new CancellationTokenSource();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < 1_000 && !enough.IsCancellationRequested; i++)
            {
                using var answer = await busy.GetAsync("/konsol/akun");
                if (answer.StatusCode is not HttpStatusCode.TooManyRequests)
                    continue;
                Assert.NotNull(answer.Headers.RetryAfter);
                Assert.Contains("Tunggu beberapa detik", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                await enough.CancelAsync();
            }
        }));
        Assert.True(enough.IsCancellationRequested, "8,000 requests were not too many.");
        using var page = await other.GetAsync("/konsol/akun");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static (string Name, string Value)[] Fields(params (string Name, string Value)[] more) => [("Text", "Rapat koordinasi pilar sosial, undangan terlampir."), ("For", "pilar"), .. more];

    [GeneratedRegex("""name="FileId" value="([^"]+)""")]
    private static partial Regex FileId();
}
