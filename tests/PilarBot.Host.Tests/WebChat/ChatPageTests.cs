using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;
using PilarBot.Office.Media;
using PilarBot.TestKit;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>What residents do on the page.</summary>
public sealed class ChatPageTests(ChatSite site) : IClassFixture<ChatSite>
{
    // The pictures in README and guide are made here, so that they show what the product does today.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PILARBOT_CHAT_SCREENSHOTS");

    [BrowserFact]
    public Task A_whole_complaint_with_five_photos_goes_through_on_the_smallest_phone() => ComplainAsync(320, 568, touch: true);

    [BrowserFact]
    public Task A_whole_complaint_with_five_photos_goes_through_on_a_desktop() => ComplainAsync(1280, 800, touch: false);

    [BrowserFact]
    public async Task A_whole_complaint_needs_only_a_keyboard()
    {
        await using var context = await site.BrowserAsync(1280, 800);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await TypesAsync("aduan", "Tentang apa aduan");
        await PressesAsync("Netralitas petugas", "Apa tugas");
        // The way from one answer to the next question is one press of a key, and arrows walk through its answers.
        await resident.TabsToAsync(resident.ChoiceAsync("Pendamping PKH"));
        await resident.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(resident.ChoiceAsync("TKSK")).ToBeFocusedAsync();
        await resident.Page.Keyboard.PressAsync("Enter");
        await resident.HearsAsync("Siapa namanya");
        await TypesAsync("Pak Uji", "kecamatan mana");
        await TypesAsync("Poleang", "Dugaan apa");
        await TypesAsync("1", "Apa yang terjadi");
        await TypesAsync("Membagikan kaus calon saat pembagian bantuan.", "Tanggal berapa");
        await TypesAsync("kemarin", "mengetahuinya");
        await PressesAsync("Pada hari kejadian", "identitas Anda");
        await PressesAsync("Tanpa nama", "periksa kembali");
        await PressesAsync("Kirim aduan", "Kode rahasia");

        await resident.TabsToAsync(resident.Page.GetByRole(AriaRole.Button, new() { Name = "Akhiri obrolan" }), "Shift+Tab");
        await resident.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(resident.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await resident.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(resident.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        resident.AssertNoFaults();

        async Task TypesAsync(string words, string answer)
        {
            await resident.TabsToAsync(resident.Field);
            await resident.Page.Keyboard.TypeAsync(words);
            await resident.Page.Keyboard.PressAsync("Enter");
            await resident.HearsAsync(answer);
        }

        async Task PressesAsync(string label, string answer)
        {
            await resident.TabsToAsync(resident.ChoiceAsync(label), "Shift+Tab");
            await resident.Page.Keyboard.PressAsync("Enter");
            await resident.HearsAsync(answer);
        }
    }

    [BrowserFact]
    public async Task Markup_typed_into_a_complaint_stays_text_also_after_a_reload()
    {
        const string Markup = "<img src=x onerror=alert(1)><script>document.title='kena'</script><a href='javascript:alert(1)'>klik</a>";
        await using var context = await site.BrowserAsync(390, 844);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        var title = await resident.Page.TitleAsync();
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        await resident.TapsAsync("Hal lain", "Apa tugas");
        await resident.TapsAsync("Lainnya atau tidak tahu", "Siapa namanya");
        await resident.SaysAsync(Markup, "kecamatan mana");
        await resident.SaysAsync("Poleang", "Apa yang terjadi");
        await resident.SaysAsync(Markup, "Tanggal berapa");
        await resident.SaysAsync("kemarin", "identitas Anda");
        await resident.TapsAsync("Tanpa nama", "periksa kembali");

        for (var look = 0; look < 2; look++)
        {
            await resident.HearsAsync($"Yang dilaporkan: {Markup}");
            Assert.Equal(title, await resident.Page.TitleAsync());
            Assert.Equal(0, await resident.Page.Locator(".bubble script, .bubble img, .bubble a[href^=javascript], .bubble [onerror]").CountAsync());
            await resident.Page.ReloadAsync();
        }
        resident.AssertNoFaults();
    }

    [BrowserFact]
    public async Task Whoever_reloads_in_the_middle_of_a_question_goes_on_where_it_was_with_the_words_already_typed()
    {
        await using var context = await site.BrowserAsync(390, 844, touch: true);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        await resident.TapsAsync("Netralitas petugas", "Apa tugas");
        await resident.TapsAsync("TKSK", "Siapa namanya");
        await resident.Field.FillAsync("Pak Bu");

        await resident.Page.ReloadAsync();

        await resident.HearsAsync("Siapa namanya");
        await Assertions.Expect(resident.Field).ToHaveValueAsync("Pak Bu");
        await Assertions.Expect(resident.Own).ToHaveCountAsync(3);
        await Assertions.Expect(resident.ChoiceAsync("Tidak tahu")).ToBeVisibleAsync();
        await Assertions.Expect(resident.ChoiceAsync("TKSK")).ToHaveCountAsync(0);
        await resident.SaysAsync("Pak Budi", "kecamatan mana");
        resident.AssertNoFaults();
    }

    [BrowserFact]
    public async Task Whoever_closes_the_browser_finds_the_conversation_again()
    {
        await using var context = await site.BrowserAsync(390, 844);
        var first = await site.OpenAsync(context);
        await first.IsGreetedAsync();
        await first.SaysAsync("aduan", "Tentang apa aduan");
        await first.Page.CloseAsync();

        var again = await site.OpenAsync(context);

        await again.HearsAsync("Tentang apa aduan");
        await Assertions.Expect(again.Own).ToHaveCountAsync(1);
        await again.TapsAsync("Tidak sekarang", "Tidak ada aduan yang dibuat");
    }

    [BrowserFact]
    public async Task Ending_deletes_the_conversation_here_and_at_the_office_after_a_question()
    {
        await using var context = await site.BrowserAsync(390, 844);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        var resume = await resident.Page.EvaluateAsync<string>("localStorage.getItem('obrolan.masuk')");
        var page = resident.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Akhiri obrolan" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kembali ke obrolan" }).ClickAsync();
        await Assertions.Expect(resident.Own).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Akhiri obrolan" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Akhiri dan hapus" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Mulai obrolan baru")).ToBeFocusedAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(localStorage).length"));
        await Assertions.Expect(page.Locator(".bubble")).ToHaveCountAsync(0);
        Assert.Equal(404, await page.EvaluateAsync<int>(
            "r => fetch('/obrolan/masuk', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ resume: r }) }).then(a => a.status)", resume));
        await page.GetByText("Mulai obrolan baru").ClickAsync();
        await resident.IsGreetedAsync();
        await Assertions.Expect(resident.Own).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_photo_leaves_upright_and_no_longer_than_1600_pixels()
    {
        await using var context = await site.BrowserAsync(390, 844);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();

        // A camera on its side: 3000 by 2000 pixels, to be shown turned by a quarter.
        var size = await resident.Page.EvaluateAsync<int[]>("""
            async () => {
              const script = document.querySelector("script[type=module]").src;
              const { shrink } = await import(script.replace("obrolan.js", "pictures.js"));
              const canvas = Object.assign(document.createElement("canvas"), { width: 3000, height: 2000 });
              const jpeg = new Uint8Array(await (await new Promise((r) => canvas.toBlob(r, "image/jpeg"))).arrayBuffer());
              const exif = [0xFF, 0xE1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
              const turned = new File([jpeg.slice(0, 2), new Uint8Array(exif), jpeg.slice(2)], "IMG.jpg", { type: "image/jpeg" });
              const made = await shrink(turned);
              const bitmap = await createImageBitmap(made);
              return [bitmap.width, bitmap.height];
            }
            """);

        Assert.Equal([1067, 1600], size);
    }

    [BrowserFact]
    public async Task What_is_asked_for_has_a_button_of_its_own_and_a_typed_number_is_called_what_it_is()
    {
        await using var context = await site.BrowserAsync(320, 568, touch: true);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await resident.SaysAsync("hubungi", "Nomor siapa");
        await Assertions.Expect(resident.Page.GetByText("tidak dapat memastikan")).ToBeVisibleAsync();
        await resident.Page.GetByLabel("Nomor telepon").FillAsync("0812 3450 0001");
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Kirim nomor" }).ClickAsync();
        await resident.HearsAsync("Di mana rumahnya");
        await Assertions.Expect(resident.Page.GetByLabel("Nomor telepon")).ToHaveCountAsync(0);

        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Bagikan lokasi saya" }).ClickAsync();

        await resident.HearsAsync("Tercatat, terima kasih");
        await Assertions.Expect(resident.Page.GetByRole(AriaRole.Button, new() { Name = "Bagikan lokasi saya" })).ToHaveCountAsync(0);
        resident.AssertNoFaults();
    }

    [BrowserFact]
    public async Task Whoever_wants_to_register_is_told_where_a_number_is_proof()
    {
        await using var context = await site.BrowserAsync(390, 844);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await resident.SaysAsync("daftar", "tidak dapat memastikan nomor Anda");
    }

    [BrowserFact]
    public async Task A_place_is_shared_from_the_menu_and_a_file_goes_as_it_is()
    {
        await using var context = await site.BrowserAsync(320, 568, touch: true);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await resident.Page.GetByLabel("Kirim foto, berkas, atau lokasi").ClickAsync();
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Lokasi saya" }).ClickAsync();
        await Assertions.Expect(resident.Own.Last).ToContainTextAsync("-4.78300, 121.60400 (± 20 m)");
        await resident.HearsAsync("pilih layanan");

        await resident.Page.Locator("input.pick-files").SetInputFilesAsync(
            new FilePayload { Name = "surat.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n%%EOF\n"u8.ToArray() });
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Kirim 1 berkas" }).ClickAsync();

        await Assertions.Expect(resident.Own.Last).ToContainTextAsync("surat.pdf");
        await Assertions.Expect(resident.Own.Last).ToContainTextAsync("terkirim");
        resident.AssertNoFaults();
    }

    private async Task ComplainAsync(int width, int height, bool touch)
    {
        await using var context = await site.BrowserAsync(width, height, touch);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await Assertions.Expect(resident.Own).ToHaveCountAsync(0);
        var before = await StoredAsync();
        await TakePictureAsync("menu");
        await resident.ComplainsAsync(TakePictureAsync);

        Assert.True(await resident.OverflowAsync() <= 0, "The page scrolls sideways.");
        resident.AssertNoFaults();
        await Eventually.TrueAsync(async () => await StoredAsync() - before == 5);

        async Task<int> StoredAsync()
        {
            await using var db = site.Office.Database.Office.Open();
            return await db.Media.CountAsync(m => m.OwnerKind == "complaint" && m.State == MediaState.Stored);
        }

        async Task TakePictureAsync(string name)
        {
            if (Pictures is not { Length: > 0 })
                return;
            await resident.Page.Mouse.MoveAsync(0, 0);
            await resident.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"obrolan-{name}-{width}.png") });
        }
    }
}
