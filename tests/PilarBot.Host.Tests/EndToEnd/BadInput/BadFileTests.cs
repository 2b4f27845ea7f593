using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.EndToEnd.BadInput;

/// <summary>Something else than the photos that are asked for, and files that turn out to be something else.</summary>
[Collection(nameof(Desk))]
public sealed class BadFileTests(Desk desk)
{
    private static readonly byte[] Program = [.. "MZ\u0090"u8, .. new byte[400]];

    private static readonly Dictionary<string, Action<FakeUser>> Sends = new()
    {
        ["pesan suara"] = u => u.SendsVoice(),
        ["stiker"] = u => u.SendsSticker(),
        ["jajak pendapat"] = u => u.SendsPoll(),
        ["kartu kontak"] = u => u.ForwardsContact("6281200000000", "Orang Lain"),
        ["lokasi"] = u => u.SharesLocation(-4.7, 121.6),
        ["video"] = u => u.SendsVideo([0, 0, 0, 0x18]),
        ["rekaman suara"] = u => u.SendsAudio([0x49, 0x44, 0x33]),
        ["berkas"] = u => u.SendsDocument("surat.pdf", Pictures.Pdf),
        ["kiriman lain"] = u => u.SendsDice(),
        ["tulisan"] = u => u.Says("nanti saya kirim"),
    };

    [Theory]
    [InlineData("pesan suara")]
    [InlineData("stiker")]
    [InlineData("jajak pendapat")]
    [InlineData("kartu kontak")]
    [InlineData("lokasi")]
    [InlineData("video")]
    [InlineData("rekaman suara")]
    [InlineData("berkas")]
    [InlineData("kiriman lain")]
    [InlineData("tulisan")]
    public async Task What_is_no_photo_is_named_and_so_is_what_is_needed(string named)
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "foto");
        Sends[named](tksk);
        await tksk.WaitForAsync($"{named} belum dapat dipakai di sini. Yang diperlukan: foto");
        await Walk.Report.FinishAsync(tksk, "foto");
    }

    [Fact]
    public async Task A_file_that_says_it_is_too_large_is_not_taken()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "foto");
        tksk.SendsDocument("rumah.jpg", Pictures.Jpeg, "image/jpeg", size: 25 << 20);
        await tksk.WaitForAsync("lebih besar dari 20 MB");
        await Walk.Report.FinishAsync(tksk, "foto");
    }

    [Fact]
    public async Task A_file_that_is_found_too_large_when_it_is_fetched_is_asked_for_again()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "foto");
        tksk.SendsDocument("rumah.jpg", Pictures.Jpeg, "image/jpeg", size: 25 << 20, tellsSize: false);
        await tksk.WaitForAsync("lebih besar dari 20 MB");
        await Walk.Report.FinishAsync(tksk, "foto");
    }

    [Fact]
    public async Task A_program_that_looks_like_a_photo_is_found_out_after_the_turn_and_asked_for_again()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "foto");
        tksk.SendsDocument("foto.jpg", Program, "image/jpeg");
        await tksk.WaitForAsync("ternyata program");
        tksk.SendsPhoto(Program);
        await tksk.WaitForAsync("ternyata program");
        await Walk.Report.FinishAsync(tksk, "foto");
    }

    [Fact]
    public async Task A_program_found_out_behind_its_question_leads_back_to_it_and_keeps_the_other_answers()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "foto");
        await desk.AllFetchedAsync();
        desk.Telegram.FailNext(Fault.ServerError, method: "getFile");
        tksk.SendsPhoto(Program);
        await tksk.WaitForAsync("1 foto diterima");
        tksk.Taps("Selesai");
        await tksk.WaitForAsync("Bagikan lokasi tempat");
        await tksk.WaitForAsync("ternyata program");
        tksk.SendsPhoto(Pictures.Jpeg);
        await tksk.WaitForAsync("1 foto diterima");
        tksk.Taps("Selesai");
        await tksk.WaitForAsync("Bagikan lokasi tempat");
        await Walk.Report.FinishAsync(tksk, "lokasi");
    }

    [Fact]
    public async Task Once_the_report_is_sent_the_case_is_marked_and_the_photo_can_be_sent_again_through_status()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "foto");
        var number = Walk.NumberIn(await Walk.Report.FinishAsync(tksk, "foto"));
        await AddPhotosAsync(tksk, number, [Pictures.Jpeg, Pictures.Jpeg, Pictures.Jpeg, Pictures.Jpeg, Program]);

        var told = await tksk.WaitForAsync("ternyata program");
        Assert.Contains(number, told.Text, StringComparison.Ordinal);
        Assert.Contains("kirim lagi lewat status", told.Text, StringComparison.Ordinal);
        Assert.Equal(1, await MissingAsync(number));

        tksk.Taps("Buka laporan");
        await tksk.WaitForAsync("Laporan mana");
        tksk.Taps(number + " diterima");
        await tksk.WaitForAsync("Foto tersimpan: 9");
        tksk.Taps("Tambah foto");
        await tksk.WaitForAsync("Kirim fotonya");
        tksk.SendsPhoto(Pictures.Jpeg);
        await tksk.WaitForAsync("1 foto diterima");
        tksk.Taps("Selesai");
        await tksk.WaitForAsync("Foto sudah masuk");
        Assert.Equal(0, await MissingAsync(number));
    }

    [Fact]
    public async Task A_file_that_fails_while_the_report_is_on_its_way_is_never_lost_between_the_two()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "foto");
        await desk.AllFetchedAsync();
        desk.Telegram.FailNext(Fault.ServerError, 2, "getFile");
        tksk.SendsPhoto(Program);
        await tksk.WaitForAsync("1 foto diterima");
        tksk.Taps("Selesai");
        await tksk.WaitForAsync("Bagikan lokasi tempat");
        var number = Walk.NumberIn(await Walk.Report.FinishAsync(tksk, "lokasi"));
        await tksk.WaitForAsync($"Kabar tentang {number}");
        Assert.Equal(1, await MissingAsync(number));
    }

    [Fact]
    public async Task An_album_of_seven_where_five_are_wanted_counts_five_and_says_so_once()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "foto");
        tksk.SendsAlbum(7);
        await tksk.WaitForAsync("Bagikan lokasi tempat");
        await Walk.Report.FinishAsync(tksk, "lokasi");
        Assert.Contains(tksk.Chat.FromBot, m => m.Text.Contains("Foto: 5 foto", StringComparison.Ordinal));
        Assert.Single(tksk.Chat.FromBot, m => m.Text.Contains("5 foto diterima", StringComparison.Ordinal));
        Assert.DoesNotContain(tksk.Chat.FromBot, m => m.Text.Contains("belum dapat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_album_where_words_are_wanted_is_answered_once()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "nama");
        tksk.SendsAlbum(5, "foto rumahnya");
        await tksk.WaitForAsync("foto belum dapat dipakai");
        await Walk.Report.FinishAsync(tksk, "nama");
        Assert.Single(tksk.Chat.FromBot, m => m.Text.Contains("belum dapat dipakai", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_in_the_menu_is_answered_with_the_way_to_send_it()
    {
        var resident = desk.Resident();
        resident.SendsPhoto(Pictures.Jpeg);
        await resident.WaitForAsync("Mohon pilih layanannya dulu");
        resident.SendsVoice();
        await resident.WaitForAsync("pesan suara belum dapat kami simpan");
    }

    private static async Task AddPhotosAsync(FakeUser tksk, string number, byte[][] photos)
    {
        tksk.Says("status");
        await tksk.WaitForAsync("Laporan mana");
        tksk.Taps(number + " diterima");
        await tksk.WaitForAsync("Foto tersimpan");
        tksk.Taps("Tambah foto");
        await tksk.WaitForAsync("Kirim fotonya");
        foreach (var photo in photos)
            tksk.SendsPhoto(photo);
        await tksk.WaitForAsync("Foto sudah masuk");
    }

    private async Task<int> MissingAsync(string number)
    {
        await using var db = desk.Site.Database.Office.Open();
        return (await db.Cases.AsNoTracking().SingleAsync(c => c.Number == number)).MissingMedia;
    }
}
