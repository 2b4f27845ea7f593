using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Sealing;
using PilarBot.TestKit;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.EndToEnd.BadInput;

/// <summary>Words that are more than words to a program. The double refuses what is no valid HTML.</summary>
[Collection(nameof(Desk))]
public sealed class StrangeTextTests(Desk desk)
{
    [Theory]
    [InlineData("<b>Siti</b> & <script>alert(1)</script>")]
    [InlineData("**Siti** _Aminah_ `x` [a](http://b.c) ~~z~~")]
    [InlineData("# Siti > 1. satu")]
    [InlineData("&lt;b&gt; &amp; \" '")]
    [InlineData("😀👨‍👩‍👧‍👦🇮🇩 Siti 👍🏽")]
    [InlineData("عبد الله بن عمر")]
    [InlineData("Siti {me.name} {{x}} \\* \\")]
    [InlineData("Nenek|Siti||-- + = ^")]
    public async Task What_was_typed_is_shown_as_it_was_typed(string typed)
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "nama");
        tksk.Says(typed);
        await tksk.WaitForAsync("16 angka");
        tksk.Taps("NIK tidak ada");
        await tksk.WaitForAsync("usianya");
        tksk.Taps("Tidak tahu");
        await tksk.WaitForAsync("Ketik namanya");
        tksk.Says("Boepinang");
        await tksk.WaitForAsync("1 sampai 5 foto");
        tksk.Taps("Belum ada foto");
        await tksk.WaitForAsync("Bagikan lokasi tempat");
        tksk.Taps("Tidak bisa berbagi lokasi");
        await tksk.WaitForAsync("Ceritakan singkat");
        tksk.Says("Keadaannya: " + typed);
        var review = await tksk.WaitForAsync("periksa kembali laporan");
        Assert.Contains("Nama warga: " + typed, review.Text, StringComparison.Ordinal);
        Assert.Contains("Keadaan: Keadaannya: " + typed, review.Text, StringComparison.Ordinal);
        tksk.Taps("Kirim laporan");
        var number = Walk.NumberIn(await tksk.WaitForAsync("Laporan diterima"));

        await using var db = desk.Site.Database.Office.Open();
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Number == number);
        var sealer = new Sealer(MasterKeys.Load(desk.Site.KeysFolder), new());
        Assert.Equal(typed, (await db.Residents.AsNoTracking().SingleAsync(r => r.Id == file.ResidentId)).OpenName(sealer));
        desk.Telegram.AssertNoViolations();
    }

    [Fact]
    public async Task Staffs_words_about_a_case_are_shown_as_they_were_typed()
    {
        const string typed = "<b>dikunjungi</b> & *segera* 😀";
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "foto");
        tksk.Taps("Belum ada foto");
        await tksk.WaitForAsync("Bagikan lokasi tempat");
        var number = Walk.NumberIn(await Walk.Report.FinishAsync(tksk, "lokasi"));
        await OpenAsync(tksk, number);
        tksk.Taps("Ubah status");
        await tksk.WaitForAsync("menjadi apa");
        tksk.Says("1");
        await tksk.WaitForAsync("Tulis keterangan");
        tksk.Says(typed);
        await tksk.WaitForAsync("sekarang");
        await OpenAsync(tksk, number);
        Assert.Contains(tksk.Chat.FromBot, m => m.Text.Contains("Status:", StringComparison.Ordinal) && m.Text.Contains(typed, StringComparison.Ordinal));
        desk.Telegram.AssertNoViolations();
    }

    [Fact]
    public async Task A_name_in_a_request_to_join_is_shown_to_staff_as_it_was_typed()
    {
        const string typed = "Siti <i>&</i> *Uji*";
        var staff = await desk.StaffAsync();
        var resident = desk.Resident();
        await Walk.Joining.GoToAsync(resident, "nama");
        resident.Says(typed);
        await resident.WaitForAsync("Anda bertugas sebagai");
        await Walk.Joining.FinishAsync(resident, "peran");
        staff.Says("antrean");
        await staff.WaitForAsync("Permohonan mana");
        staff.Taps($"{typed} (PSM)");
        await staff.WaitForAsync(typed);
        staff.Says("tidak");
        await staff.WaitForAsync("Keputusan tersimpan");
        await resident.WaitForAsync("belum dapat disetujui");
        desk.Telegram.AssertNoViolations();
    }

    [Theory]
    [InlineData("nama", 5000, "paling banyak 120")]
    [InlineData("uraian", 5000, "paling banyak 2.000")]
    [InlineData("nik", 5000, "Yang diperlukan: NIK")]
    [InlineData("desa", 5000, "Yang diperlukan: nama wilayah")]
    [InlineData("foto", 5000, "Yang diperlukan: foto")]
    public async Task Five_thousand_characters_lose_nothing(string question, int length, string says)
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, question);
        tksk.Says(new string('a', length));
        await tksk.WaitForAsync(says);
        await Walk.Report.FinishAsync(tksk, question);
    }

    [Fact]
    public async Task The_longest_answer_with_marks_in_it_is_sent_back_whole()
    {
        var staff = await desk.StaffAsync();
        await Walk.Broadcast.GoToAsync(staff, "teks");
        var typed = string.Concat(Enumerable.Repeat("<&>\"", 870));
        staff.Says(typed);
        await staff.WaitForAsync("gambar atau PDF");
        staff.Taps("Tanpa lampiran");
        await staff.WaitForAsync("Untuk siapa");
        staff.Says("TKSK");
        await staff.WaitForAsync("kecamatan mana");
        staff.Taps("Semua kecamatan");
        await staff.WaitForAsync("Perlu tambahan");
        staff.Taps("Tanpa tambahan");
        await staff.WaitForAsync("Kapan dikirim");
        staff.Says("besok 09.00");
        // It takes several messages; the buttons are under the last.
        await staff.WaitForAsync(m => m.Buttons.Any(row => row.Any(b => b.Text == "Jadwalkan siaran")));
        await Walk.Broadcast.FinishAsync(staff, "review");
        Assert.Contains(typed, string.Concat(staff.Chat.FromBot.Select(m => m.Text)), StringComparison.Ordinal);
        desk.Telegram.AssertNoViolations();
    }

    [Theory]
    [InlineData("\u200B\u200B\u2060")]
    [InlineData("\u202E\u202E")]
    public async Task What_cannot_be_seen_is_no_answer(string typed)
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "nama");
        tksk.Says(typed);
        await tksk.WaitForAsync("belum terbaca");
        await Walk.Report.FinishAsync(tksk, "nama");
    }

    [Fact]
    public async Task Signs_that_turn_the_rest_around_are_left_out()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "nama");
        tksk.Says("\u202EitiS\u202C عمر");
        await tksk.WaitForAsync("16 angka");
        await Walk.Report.FinishAsync(tksk, "nik");
        Assert.Contains(tksk.Chat.FromBot, m => m.Text.Contains("Nama warga: itiS عمر", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_photo_with_an_empty_caption_and_one_with_a_long_caption_are_photos()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "foto");
        tksk.SendsPhoto(Pictures.Jpeg, "");
        tksk.SendsPhoto(Pictures.Jpeg, new string('k', 1024) + "<b>");
        await tksk.WaitForAsync("2 foto diterima");
        tksk.Taps("Selesai");
        await tksk.WaitForAsync("Bagikan lokasi tempat");
        await Walk.Report.FinishAsync(tksk, "lokasi");
    }

    [Fact]
    public async Task A_location_without_accuracy_is_a_location()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "lokasi");
        tksk.SharesLocation(-4.75, 121.61);
        await tksk.WaitForAsync("Lokasi tercatat");
        var number = Walk.NumberIn(await Walk.Report.FinishAsync(tksk, "uraian"));
        await using var db = desk.Site.Database.Office.Open();
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Number == number);
        Assert.Equal("-4.75,121.61,", new Sealer(MasterKeys.Load(desk.Site.KeysFolder), new()).OpenText(file.Key, file.Id, "location", file.Location!));
    }

    private static async Task OpenAsync(FakeUser tksk, string number)
    {
        tksk.Says("status");
        await tksk.WaitForAsync("Laporan mana");
        tksk.Says("1");
        await tksk.WaitForAsync("Apa yang ingin");
        Assert.Contains(tksk.Chat.FromBot, m => m.Text.Contains(number, StringComparison.Ordinal));
    }
}
