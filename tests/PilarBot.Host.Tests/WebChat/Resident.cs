using Microsoft.Playwright;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>Somebody in front of the page <c>/obrolan</c>. Whatever goes wrong in it, and whatever it asks of others, is noted.</summary>
public sealed class Resident
{
    private readonly List<string> faults = [];

    public Resident(IPage page, string host)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            // A browser itself reports every request that finds no network.
            if (message.Type is "error" or "warning" && !message.Text.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal))
                faults.Add(message.Text);
        };
        page.PageError += (_, error) => faults.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(host, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                faults.Add(request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>The field to write in.</summary>
    public ILocator Field => Page.GetByLabel("Pesan Anda");

    public ILocator Own => Page.Locator(".bubble.mine");

    public async Task SaysAsync(string words, string answer)
    {
        await Field.FillAsync(words);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Kirim", Exact = true }).ClickAsync();
        await HearsAsync(answer);
    }

    public async Task TapsAsync(string label, string answer)
    {
        await ChoiceAsync(label).ClickAsync();
        await HearsAsync(answer);
    }

    /// <summary>A button under the question that is open now.</summary>
    public ILocator ChoiceAsync(string label) => Page.Locator(".choices").GetByText(label, new() { Exact = true });

    /// <summary>The bot says it after whatever the person said last.</summary>
    public Task HearsAsync(string words) =>
        Assertions.Expect(Page.Locator(".bubble.mine ~ .bubble.bot").Filter(new() { HasText = words }).Last).ToBeVisibleAsync();

    /// <summary>The greeting that comes by itself.</summary>
    public Task IsGreetedAsync() =>
        Assertions.Expect(Page.Locator(".bubble.bot").Last).ToContainTextAsync("Silakan pilih layanan");

    /// <summary>Picks photos as a camera makes them, larger than a page needs, and looks at them before they are sent.</summary>
    public async Task PicksPhotosAsync(int count)
    {
        var photo = Convert.FromBase64String(await Page.EvaluateAsync<string>("""
            () => {
              const canvas = Object.assign(document.createElement("canvas"), { width: 2400, height: 1800 });
              const pen = canvas.getContext("2d");
              const sky = pen.createLinearGradient(0, 0, 0, 1800);
              sky.addColorStop(0, "#7dd3fc");
              sky.addColorStop(.7, "#e0f2fe");
              sky.addColorStop(.7, "#65a30d");
              pen.fillStyle = sky;
              pen.fillRect(0, 0, 2400, 1800);
              pen.fillStyle = "#a16207";
              pen.fillRect(700, 800, 1000, 700);
              return canvas.toDataURL("image/jpeg", .95).split(",")[1];
            }
            """));
        await Page.Locator("input.pick-photos").SetInputFilesAsync(
            Enumerable.Range(1, count).Select(i => new FilePayload { Name = $"IMG_{i}.jpg", MimeType = "image/jpeg", Buffer = photo }));
        await Assertions.Expect(Page.Locator(".picked img")).ToHaveCountAsync(count);
    }

    /// <summary>A complaint from its start word to its receipt, and as many photos as may be sent after it.</summary>
    /// <param name="look">Called when there is something to look at, with a name for it.</param>
    public async Task ComplainsAsync(Func<string, Task> look)
    {
        await SaysAsync("aduan", "Tentang apa aduan");
        await TapsAsync("Netralitas petugas", "Apa tugas");
        await look("question");
        await TapsAsync("TKSK", "Siapa namanya");
        await TapsAsync("Tidak tahu", "kecamatan mana");
        await SaysAsync("Poleang", "Dugaan apa");
        await SaysAsync("1", "Apa yang terjadi");
        await SaysAsync("Membagikan kaus calon saat pembagian bantuan.", "Tanggal berapa");
        await SaysAsync("kemarin", "mengetahuinya");
        await TapsAsync("Pada hari kejadian", "identitas Anda");
        await TapsAsync("Tanpa nama", "periksa kembali");
        await TapsAsync("Kirim aduan", "Kode rahasia");
        await look("receipt");
        await TapsAsync("Tambah bukti dan lainnya", "kirim bukti");
        await PicksPhotosAsync(5);
        await look("photos");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Kirim 5 foto" }).ClickAsync();
        await HearsAsync("5 berkas diterima");
        await HearsAsync("di media sosial");
    }

    /// <summary>Presses Tab until something is reached; fails when it is not.</summary>
    public async Task TabsToAsync(ILocator target, string key = "Tab")
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
            await Page.Keyboard.PressAsync(key);
        }
        Assert.Fail($"{target} is not reached by {key}.");
    }

    public async Task<int> OverflowAsync() => await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public void AssertNoFaults() => Assert.Empty(faults);
}
