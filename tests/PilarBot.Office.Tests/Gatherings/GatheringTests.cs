using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Documents;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Gatherings.GatheringSamples;

namespace PilarBot.Office.Tests.Gatherings;

public sealed class GatheringTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task From_the_invitation_to_the_attendance_list_and_the_closed_action_item_all_goes_by_chat(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var staff = desk.Chat("staf");
        await staff.SaysAsync("rakor", "rapat koordinasi", "Rakor pilar sosial", "Pemutakhiran DTSEN", "03-12-2026 09.00", "Boepinang", "Aula Dinas Sosial", "tanpa peta", "tksk", "seluruh wilayah saya", "tanpa bahan");
        Assert.Contains("3 undangan", await staff.TapsAsync("Kirim undangan"), StringComparison.Ordinal);

        Assert.Equal(3, await TellAsync(desk));
        Assert.Equal(0, await TellAsync(desk));
        var first = desk.Chat("tksk-1");
        Assert.Contains("Aula Dinas Sosial", await first.TranscriptAsync(), StringComparison.Ordinal);
        Assert.Contains("tercatat", await first.TapsAsync("Hadir"), StringComparison.Ordinal);
        await desk.Chat("tksk-2").TapsAsync("Berhalangan");
        await desk.Chat("tksk-2").SaysAsync("Dinas luar");
        await desk.Chat("tksk-3").TapsAsync("Diwakili");
        await desk.Chat("tksk-3").SaysAsync("Budi Santoso");
        var answers = await staff.SaysAsync("kelola acara", "1");
        Assert.Contains("hadir 1, diwakili 1, berhalangan 1, belum menjawab 0", answers, StringComparison.Ordinal);
        Assert.Contains("Dinas luar", answers, StringComparison.Ordinal);

        await staff.SaysAsync("cukup");
        desk.Clock.Now = Start;
        await staff.SaysAsync("kode hadir", "1");
        var door = await staff.TapsAsync("Kode hadir");
        var code = door[(door.IndexOf("**", StringComparison.Ordinal) + 2)..][..6];
        // The picture for the door.
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await HandOnSamples.OpenAsync(desk, FileOf(await staff.HeardAsync()).Source))[..4]);
        Assert.Contains("Rakor pilar sosial", await first.SaysAsync("hadir " + code, "tanpa lokasi"), StringComparison.Ordinal);
        await staff.SaysAsync("menu", "kelola acara", "1", "catat hadir", "tamu lain", "Pak Camat");
        await staff.SaysAsync("kelola acara", "1", "isi notulen", "Data diperbarui tiap bulan dan dilaporkan.", "tidak ada foto");
        await staff.SaysAsync("kelola acara", "1", "kesepakatan", "Data diperbarui tiap bulan", "kesepakatan bersama");
        await staff.SaysAsync("kelola acara", "1", "kesepakatan", "Kirim data desa Boepinang", "Tksk Satu", "10-12-2026");

        await staff.SaysAsync("kelola acara", "1", "daftar hadir");
        await desk.WriteDocuments.RunAsync(default);
        var list = DocxText.Read(await HandOnSamples.OpenAsync(desk, FileOf(await staff.HeardAsync()).Source));
        foreach (var word in (string[])["Tksk Satu", "hadir 09.", "Pak Camat", "berhalangan: Dinas luar", "diwakili: Budi Santoso", "Data diperbarui tiap bulan", "Kirim data desa Boepinang", "10 Desember 2026"])
            Assert.Contains(word, list, StringComparison.Ordinal);
        await staff.SaysAsync("kelola acara", "1", "unduh tabel");
        var table = XlsxRows.Read(await HandOnSamples.OpenAsync(desk, FileOf(await staff.HeardAsync()).Source)).Select(r => string.Join(';', r.Cells)).ToList();
        Assert.StartsWith("No;Nama;Peran;Jawaban", table[0], StringComparison.Ordinal);
        Assert.Contains(table, row => row.Contains("Tksk Satu;TKSK;hadir;;ya", StringComparison.Ordinal));

        Assert.Contains("Tenggat 10 Desember 2026", await first.SaysAsync("tindak lanjut", "1"), StringComparison.Ordinal);
        await first.SaysAsync("Data 40 keluarga dikirim.", "tanpa foto");
        Assert.Contains("Masih ada 0", await first.TapsAsync("Tutup tindak lanjut"), StringComparison.Ordinal);
        Assert.Contains("selesai: Kirim data desa Boepinang", await staff.TranscriptAsync(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_place_reaches_who_comes_and_who_has_not_answered_and_who_declined_hears_nothing_until_the_day_changes(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var number = await PlanAsync(desk);
        await TellAsync(desk);
        await AnswerAsync(desk, "tksk-1", number, "hadir");
        await AnswerAsync(desk, "tksk-2", number, "berhalangan");

        var told = await desk.ActAsync("staf", turn => desk.PlanGathering.ChangeAsync(new(number, null, Boepinang, "Auditorium Saokotae", null), turn));
        Assert.Equal(2, told.Result!.People);
        Assert.Equal(2, await TellAsync(desk));
        foreach (var chat in (string[])["tksk-1", "tksk-3"])
            Assert.Contains("Auditorium Saokotae", await desk.Chat(chat).TranscriptAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Auditorium", await desk.Chat("tksk-2").TranscriptAsync(), StringComparison.Ordinal);

        // Of several changes only the last is told, and another day asks those anew who had declined.
        await desk.ActAsync("staf", turn => desk.PlanGathering.ChangeAsync(new(number, Start.AddHours(2), null, null, null), turn));
        await desk.ActAsync("staf", turn => desk.PlanGathering.ChangeAsync(new(number, Start.AddDays(2), null, null, null), turn));
        Assert.Equal(3, await TellAsync(desk));
        Assert.Contains("Hari acara **berubah**", await desk.Chat("tksk-2").TranscriptAsync(), StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(0, await db.Invitees.CountAsync(i => i.Answer == Rsvp.NotComing));

        await AnswerAsync(desk, "tksk-2", number, "berhalangan");
        var before = (await desk.Chat("tksk-2").HeardAsync()).Count;
        await desk.ActAsync("staf", turn => desk.PlanGathering.CancelAsync(new(number, "Hari libur"), turn));
        Assert.Equal(2, await TellAsync(desk));
        Assert.Equal(before, (await desk.Chat("tksk-2").HeardAsync()).Count);
        var calendar = Encoding.UTF8.GetString(await HandOnSamples.OpenAsync(desk, FileOf(await desk.Chat("tksk-1").HeardAsync()).Source));
        Assert.Contains("STATUS:CANCELLED", calendar, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:4\r\n", calendar, StringComparison.Ordinal);
        Assert.Equal(0, await RemindAsync(desk, Start.AddDays(1)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reminders_come_once_each_to_who_has_not_declined_never_at_night_and_none_after_the_begin(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var number = await PlanAsync(desk);
        await TellAsync(desk);
        await AnswerAsync(desk, "tksk-1", number, "hadir");
        await AnswerAsync(desk, "tksk-2", number, "berhalangan");
        var declined = (await desk.Chat("tksk-2").HeardAsync()).Count;

        Assert.Equal(0, await RemindAsync(desk, Start.AddDays(-4)));
        Assert.Equal(2, await RemindAsync(desk, Start.AddDays(-3).AddMinutes(1)));
        Assert.Equal(0, await RemindAsync(desk, Start.AddDays(-3).AddMinutes(2)));
        // The one that was due at night has gone with the day before.
        Assert.Equal(2, await RemindAsync(desk, Start.AddDays(-1).AddMinutes(1)));
        Assert.Equal(0, await RemindAsync(desk, Start.AddHours(-5)));
        // Somebody declines after all.
        desk.Clock.Now = Start.AddHours(-2);
        await AnswerAsync(desk, "tksk-3", number, "berhalangan");
        Assert.Equal(1, await RemindAsync(desk, Start.AddMinutes(-59)));
        Assert.Equal(0, await RemindAsync(desk, Start.AddMinutes(1)));
        Assert.Equal(declined, (await desk.Chat("tksk-2").HeardAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Invitations_wait_for_the_morning_unless_it_would_be_too_late(string provider)
    {
        await using var desk = await OpenAsync(provider);
        desk.Clock.Now = Monday.AddHours(13);
        await PlanAsync(desk);
        Assert.Equal(0, await TellAsync(desk));
        await PlanAsync(desk, Monday.AddDays(1));
        Assert.Equal(3, await TellAsync(desk));
        desk.Clock.Now = Monday.AddHours(23);
        Assert.Equal(3, await TellAsync(desk));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_code_at_the_door_changes_the_one_before_it_counts_and_guessing_ends_soon(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var number = await PlanAsync(desk);
        Assert.Equal(GatheringAccess.TooEarly, (await desk.ActAsync("staf", turn => desk.TakeAttendance.OpenDoorAsync(new(number), turn))).Refusal);
        desk.Clock.Now = Start;
        var code = (await desk.ActAsync("staf", turn => desk.TakeAttendance.OpenDoorAsync(new(number), turn))).Result!.Code;
        desk.Clock.Now = Start + desk.GatheringOptions.CodeChanges;
        var next = (await desk.ActAsync("staf", turn => desk.TakeAttendance.OpenDoorAsync(new(number), turn))).Result!.Code;
        Assert.NotEqual(code, next);
        Assert.NotNull((await AttendAsync(desk, "tksk-1", code)).Result);
        desk.Clock.Now += desk.GatheringOptions.CodeChanges;
        Assert.Equal(TakeAttendance.WrongCode, (await AttendAsync(desk, "tksk-2", code)).Refusal);
        Assert.Equal(TakeAttendance.WrongCode, (await AttendAsync(desk, "warga", next)).Refusal);
        for (var i = 0; i < 4; i++)
            await AttendAsync(desk, "tksk-2", code);
        Assert.Equal(TakeAttendance.TooMany, (await AttendAsync(desk, "tksk-2", next)).Refusal);
        desk.Clock.Now += desk.GatheringOptions.DoorOpen;
        await using var db = desk.Database.Office.Open();
        Assert.Equal(1, await db.Invitees.CountAsync(i => i.PresentAt != null));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_action_item_reminds_the_day_before_on_the_day_and_each_week_until_it_is_closed_with_a_proof(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var number = await PlanAsync(desk);
        desk.Clock.Now = Start;
        await using var db = desk.Database.Office.Open();
        var owner = (await db.Conversations.SingleAsync(c => c.Address == "tksk-1")).PersonId!.Value.ToString("N");
        var due = desk.Office.DayOf(Start).AddDays(7);
        foreach (var text in (string[])["Kirim data", "Rapikan arsip"])
            Assert.Null((await desk.ActAsync("staf", turn => desk.KeepMinutes.AddItemAsync(new(number, text, owner, due), turn))).Refusal);

        var sent = new List<int>();
        for (var day = 0; day <= 22; day++)
            if (await RemindAsync(desk, Start.AddDays(day)) > 0 && await RemindAsync(desk, Start.AddDays(day).AddHours(1)) == 0)
                sent.Add(day);
        Assert.Equal([6, 7, 14, 21], sent);
        Assert.Contains("Rapikan arsip", await desk.Chat("tksk-1").TranscriptAsync(), StringComparison.Ordinal);

        var items = (await desk.ActAsync("tksk-1", turn => ActionItems.ListAsync(new(), turn))).Result!;
        Assert.Equal(ActionItems.NoProof, (await desk.ActAsync("tksk-1", turn => ActionItems.CloseAsync(new(items.List[0].Value, null, null), turn))).Refusal);
        Assert.Equal(ActionItems.NotFound, (await desk.ActAsync("tksk-2", turn => ActionItems.CloseAsync(new(items.List[0].Value, "x", null), turn))).Refusal);
        foreach (var item in items.List)
            Assert.Null((await desk.ActAsync("tksk-1", turn => ActionItems.CloseAsync(new(item.Value, "Sudah.", null), turn))).Refusal);
        Assert.Equal(0, await RemindAsync(desk, Start.AddDays(30)));
    }

    [Fact]
    public void The_picture_at_the_door_opens_Telegram_else_WhatsApp_unless_the_office_says_otherwise()
    {
        var options = new GatheringOptions();
        var links = new DoorLinks(Microsoft.Extensions.Options.Options.Create(options));
        Assert.Equal(("hadir 482913", ""), (links.InPicture("482913"), links.Lines("482913")));
        options.WhatsAppNumber = "628114000123";
        Assert.Equal("https://wa.me/628114000123?text=HADIR%20482913", links.InPicture("482913"));
        links.Know("pilar_bot");
        Assert.Equal("https://t.me/pilar_bot?start=hadir-482913", links.InPicture("482913"));
        Assert.Equal(2, links.Lines("482913").Split('\n').Length);
        options.TelegramName = "pilar_lain_bot";
        options.CodeLink = "kode {0}";
        Assert.StartsWith("https://t.me/pilar_lain_bot?", links.Telegram("482913"), StringComparison.Ordinal);
        Assert.Equal("kode 482913", links.InPicture("482913"));
    }

    [Fact]
    public void A_calendar_file_has_short_lines_escaped_texts_and_the_same_id_at_every_change()
    {
        var gathering = new Gathering
        {
            Id = Guid.Parse("0198a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b"),
            Number = "AC-2026-000001",
            Kind = "rakor",
            Kecamatan = Poleang,
            Desa = Boepinang,
            Latitude = -4.79,
            Longitude = 121.62,
            Audience = "",
            Role = "",
            OrganiserId = Guid.Empty,
            CreatedAt = Monday,
            StartsAt = Start,
            Sequence = 2,
            Key = null!,
            Facts = [],
        };
        var text = Encoding.UTF8.GetString(CalendarFile.Write(gathering, new("Rapat; data, desa", new string('é', 80) + "\nbaris", "Aula \\ 1"), "Boepinang, Poleang", "Dinas Sosial", TimeSpan.FromHours(2)));

        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal);
        foreach (var line in (string[])[
            "UID:0198a0b1c2d37e4f8a9b0c1d2e3f4a5b@pilarbot", "SEQUENCE:2", "DTSTART:20261203T010000Z", "DTEND:20261203T030000Z", @"SUMMARY:Rapat\; data\, desa",
            @"LOCATION:Aula \\ 1\, Boepinang\, Poleang", "GEO:-4.79;121.62", "STATUS:CONFIRMED"])
            Assert.Contains(line + "\r\n", unfolded, StringComparison.Ordinal);
    }

    private static Task<int> TellAsync(Desk desk) => desk.TellInvitees.RunAsync(desk.Clock.Now, default);

    private static Task<int> RemindAsync(Desk desk, DateTime at)
    {
        desk.Clock.Now = at;
        return desk.RemindAsync(at, [.. desk.Reminders.Where(k => k is GatheringReminder or ActionItemReminder)]);
    }

    private static async Task AnswerAsync(Desk desk, string chat, string number, string answer) =>
        Assert.Null((await desk.ActAsync(chat, turn => AnswerInvitation.RunAsync(new(number, answer, null), turn))).Refusal);

    private static Task<Office.Conversations.ActionOutcome<TakeAttendance.Result>> AttendAsync(Desk desk, string chat, string code) =>
        desk.ActAsync(chat, turn => desk.TakeAttendance.AttendAsync(new(code, null), turn));
}
