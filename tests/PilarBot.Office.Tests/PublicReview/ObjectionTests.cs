using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Calendar;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Proposals.ProposalSamples;

namespace PilarBot.Office.Tests.PublicReview;

public sealed class ObjectionTests
{
    private const string News = "Ada kabar untuk Anda. Ketik **uji publik**, lalu pilih **Tanggapan saya**.";

    [Theory, OnSqlite, OnPostgres]
    public async Task On_the_fourteenth_day_an_objection_counts_and_on_the_fifteenth_it_is_told_to_be_closed(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var review = await desk.OpenAsync();
        desk.GoTo(14);
        var onTime = await desk.ObjectAsync("w1", review);
        Assert.Equal(new DateOnly(2026, 12, 20), onTime.Result!.DueOn);
        // Whoever is in the midst of it when the period ends is told so too.
        var late = desk.Chat("w2");
        await late.SaysAsync("uji publik", "Boepinang", "1", "1");
        await late.SaysAsync("Menyanggah", "Setuju", "Boepinang", "5", Objection());
        await late.SaysAsync("Tidak ada foto");
        await late.SaysAsync("Tidak bisa");

        desk.GoTo(15);
        var closed = await desk.ObjectAsync("w3", review);
        Assert.Equal("closed", closed.Refusal?.Code);
        Assert.Contains("berakhir pada 6 Desember 2026", closed.Refusal!.Text, StringComparison.Ordinal);
        Assert.Contains("**aduan**", closed.Refusal.Text, StringComparison.Ordinal);
        Assert.Contains("berakhir pada 6 Desember 2026", await late.TapsAsync("Kirim tanggapan"), StringComparison.Ordinal);
        var told = await desk.Chat("w4").SaysAsync("uji publik", "Boepinang");
        Assert.Contains("sudah ditutup: masa sanggah berakhir **6 Desember 2026**", told, StringComparison.Ordinal);
        Assert.Contains("ketik *aduan*", told, StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(1, await db.ReviewResponses.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_second_objection_of_the_same_person_is_added_to_the_first_and_not_counted(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var review = await desk.OpenAsync();
        var first = (await desk.ObjectAsync("w1", review)).Result!;

        var check = (await desk.ActAsync("w1", turn => desk.FileResponse.CheckAsync(new($"{review}/1", "sanggah", Boepinang), turn))).Result!;
        Assert.Equal((true, first.Number), (check.IsAddition, check.Number));
        var second = (await desk.ObjectAsync("w1", review)).Result!;
        var other = (await desk.ObjectAsync("w2", review)).Result!;
        var support = (await desk.ObjectAsync("w1", review, "dukung")).Result!;

        Assert.Equal((first.Number, true), (second.Number, second.IsAddition));
        Assert.Equal((false, false), (other.IsAddition, support.IsAddition));
        Assert.Null(support.DueOn);
        var standing = (await desk.ActAsync("op", turn => desk.LookUpReview.StandingAsync(new(review), turn))).Result!;
        Assert.Equal((2, 1, 2), (standing.Objections, standing.Support, standing.Waiting));
        var shown = (await desk.ActAsync("op", turn => desk.VerifyResponse.ShowAsync(new(first.Number), turn))).Result!;
        Assert.Equal(2, shown.Reason.Split("xqkenarisanggah").Length - 1);
        // Once it is decided, nothing is added any more.
        await desk.ActAsync("op", turn => desk.VerifyResponse.RunAsync(new(first.Number, true, "Benar, dua mobil."), turn));
        Assert.Equal("decided", (await desk.ObjectAsync("w1", review)).Refusal?.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_from_another_desa_is_kindly_told_what_they_can_do_and_nothing_is_kept(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var review = await desk.OpenAsync();
        var visitor = desk.Chat("w1");

        await visitor.SaysAsync("uji publik", "Boepinang", "1", "1", "Menyanggah", "Setuju");
        var told = await visitor.SaysAsync("Kastarib");

        Assert.Contains("hanya dari warga desa atau kelurahan yang sama", told, StringComparison.Ordinal);
        Assert.Contains("**aduan**", told, StringComparison.Ordinal);
        Assert.Equal("other-desa", (await desk.ObjectAsync("w1", review, desa: Kastarib)).Refusal?.Code);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(0, await db.ReviewResponses.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_verified_objection_is_told_to_its_author_and_nobody_learns_who_that_is(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var review = await desk.OpenAsync();
        var objector = desk.Chat("w1");
        await objector.SaysAsync("uji publik", "Boepinang", "1", "1", "Menyanggah", "Setuju", "Boepinang", "5", Objection());
        var channel = new FileChannel { Files = { ["f1"] = PictureFiles.Jpeg() } };
        await objector.SendsFileAsync("f1");
        await objector.SaysAsync("selesai");
        await objector.SaysAsync("Tidak bisa");
        var said = await objector.TapsAsync("Kirim tanggapan");
        Assert.Contains("**SG-2026-000001**", said, StringComparison.Ordinal);
        Assert.Contains("paling lambat **6 Desember 2026**", said, StringComparison.Ordinal);
        Assert.Contains("tanda V", said, StringComparison.Ordinal);
        Assert.Contains("Desil ditetapkan BPS", said, StringComparison.Ordinal);
        Assert.Equal(1, await desk.Fetch.RunAsync([channel], default));
        var tksk = await desk.PersonAsync("2", "Tksk Uji", ("tksk", Poleang));

        Assert.Contains("SG-2026-000001", string.Join(' ', (await desk.ActAsync("2", turn => desk.VerifyResponse.WaitingAsync(new(), turn))).Result!.List.Select(e => e.Label)), StringComparison.Ordinal);
        await tksk.SaysAsync("sanggah masuk");
        var shown = await tksk.SaysAsync("1");
        Assert.Contains("xqkenarisanggah", shown, StringComparison.Ordinal);
        Assert.Contains("Foto: 1", shown, StringComparison.Ordinal);
        await tksk.SaysAsync("Sanggahan terbukti", "Rumah bertingkat, sudah dilihat.");
        Assert.Contains("tersimpan", await tksk.TapsAsync("Simpan hasil"), StringComparison.Ordinal);

        Assert.EndsWith(News, await objector.TranscriptAsync(), StringComparison.Ordinal);
        await objector.SaysAsync("uji publik");
        var read = await objector.SaysAsync("Tanggapan saya");
        Assert.Contains("sanggahan diterima", read, StringComparison.Ordinal);
        Assert.Contains("sudah dilihat", read, StringComparison.Ordinal);
        // What belongs to the response names no chat and no moment.
        await using var db = desk.Database.Office.Open();
        var file = await db.Media.AsNoTracking().SingleAsync();
        Assert.Equal((null, ReviewResponse.MediaOwner, "", 0), (file.ConversationId, file.OwnerKind, file.FileRef, file.ReceivedAt.Hour));
        var chat = await db.Conversations.AsNoTracking().SingleAsync(c => c.Address == "w1");
        var response = await desk.LoadResponseAsync("SG-2026-000001");
        Assert.DoesNotContain(chat.Id, new[] { response.Id, response.ReviewId, response.EntryId });
        Assert.Equal(response.VerifiedBy, (await db.Conversations.SingleAsync(c => c.Address == "2")).PersonId);
        Assert.Equal(
            [AuditAct.ProposalMoved, AuditAct.ReviewOpened, AuditAct.ObjectionShown, AuditAct.ObjectionVerified],
            await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());
        foreach (var others in new[] { await tksk.TranscriptAsync(), await desk.Chat("op").TranscriptAsync() })
            Assert.DoesNotContain("Nama Tampilan", others, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_nobody_verifies_is_reminded_of_escalated_and_lapses_after_fourteen_days_each_once(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var review = await desk.OpenAsync();
        var tksk = await desk.PersonAsync("2", "Tksk Uji", ("tksk", Poleang));
        var far = await desk.PersonAsync("3", "Tksk Lain", ("tksk", Elsewhere));
        var coordinator = await desk.PersonAsync("4", "Koordinator Uji", ("koordinator-tksk", ""));
        var number = (await desk.ObjectAsync("w1", review)).Result!.Number;
        var days = new List<int>();
        for (var day = 0; day <= 16; day++)
        {
            desk.GoTo(day);
            var before = (await tksk.HeardAsync()).Count;
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => desk.WatchReviews.RunAsync(desk.Clock.Now, default))));
            if ((await tksk.HeardAsync()).Count > before)
                days.Add(day);
        }

        // At once, 7, 3 and 1 days before the last, and when it was over.
        Assert.Equal([0, 7, 11, 13, 15], days);
        Assert.Empty(await far.HeardAsync());
        var escalated = Texts(await coordinator.HeardAsync());
        Assert.Equal(2, escalated.Count);
        Assert.Contains("Belum diverifikasi petugas wilayah: **1**", escalated[0], StringComparison.Ordinal);
        Assert.Contains("Lewat waktu", escalated[1], StringComparison.Ordinal);
        Assert.Equal(ResponseState.Lapsed, (await desk.LoadResponseAsync(number)).State);
        Assert.Equal(News, await desk.Chat("w1").TranscriptAsync());
        var read = (await desk.ActAsync("w1", turn => desk.FileResponse.OwnAsync(new(), turn))).Result!.Lines;
        Assert.Contains("tidak diverifikasi sampai 6 Desember 2026, sehingga dianggap tidak terbukti", read, StringComparison.Ordinal);
        Assert.Contains("tanda V", read, StringComparison.Ordinal);
        Assert.All(Texts(await tksk.HeardAsync()).Concat(escalated), said => Assert.DoesNotContain("xqkenari", said, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("settled", (await desk.ActAsync("2", turn => desk.VerifyResponse.RunAsync(new(number, true, "Terlambat."), turn))).Refusal?.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_day_decides_and_not_whether_the_clock_has_run(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var review = await desk.OpenAsync();
        var number = (await desk.ObjectAsync("w1", review)).Result!.Number;
        desk.GoTo(15);

        Assert.Equal("settled", (await desk.ActAsync("op", turn => desk.VerifyResponse.RunAsync(new(number, true, "Terlambat."), turn))).Refusal?.Code);
        Assert.Contains("dianggap tidak terbukti", (await desk.ActAsync("w1", turn => desk.FileResponse.OwnAsync(new(), turn))).Result!.Lines, StringComparison.Ordinal);
        Assert.Equal(0, (await desk.ActAsync("op", turn => desk.VerifyResponse.WaitingAsync(new(), turn))).Result!.Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_verify_at_once_one_counts_and_nobody_verifies_what_came_from_their_own_chat(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var review = await desk.OpenAsync();
        await desk.PersonAsync("2", "Tksk Uji", ("tksk", Poleang));
        var own = (await desk.ObjectAsync("op", review)).Result!.Number;
        Assert.Equal("own", (await desk.ActAsync("op", turn => desk.VerifyResponse.RunAsync(new(own, true, "Benar."), turn))).Refusal?.Code);
        var number = (await desk.ObjectAsync("w1", review)).Result!.Number;

        var outcomes = await Task.WhenAll(((string[])["op", "2"]).Select(a => Task.Run(() => desk.ActAsync(a, turn => desk.VerifyResponse.RunAsync(new(number, a == "2", "Dilihat."), turn)))));

        Assert.Equal([null, "settled"], outcomes.Select(o => o.Refusal?.Code).Order());
        Assert.Equal(News, await desk.Chat("w1").TranscriptAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_role_sees_verifies_and_opens_in_its_place_and_nothing_else(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var review = await desk.OpenAsync();
        var number = (await desk.ObjectAsync("w1", review)).Result!.Number;
        (string Role, string Place, bool Sees, bool Verifies, bool Opens)[] table =
        [
            ("operator-desa", Boepinang, true, true, true), ("kades-lurah", Boepinang, true, true, true), ("tksk", Poleang, true, true, false),
            ("operator-desa", Kastarib, false, false, false), ("kades-lurah", Kastarib, false, false, false), ("tksk", Elsewhere, false, false, false),
            ("rt-rw", Boepinang, false, false, false), ("psm", Boepinang, false, false, false), ("puskesos", Boepinang, false, false, false),
            ("pendamping-pkh", Poleang, false, false, false), ("camat", Poleang, false, false, false), ("admin", "", false, false, false),
            ("penangan-aduan", "", false, false, false), ("staf-dinsos", "", true, true, true), ("koordinator-tksk", "", true, false, false), ("kepala-dinas", "", true, false, false),
        ];
        foreach (var (index, row) in table.Index())
            await desk.PersonAsync($"r:{index}", "Petugas " + index, (row.Role, row.Place));

        for (var index = 0; index <= table.Length; index++)
        {
            var (role, place, sees, verifies, opens) = index < table.Length ? table[index] : ("warga", "", false, false, false);
            var (address, why) = (index < table.Length ? $"r:{index}" : "w9", $"{role} {place}");
            Assert.True((sees ? 1 : 0) == (await desk.ActAsync(address, turn => desk.VerifyResponse.WaitingAsync(new(), turn))).Result!.Count, "counts: " + why);
            Assert.True((sees ? 1 : 0) == (await desk.ActAsync(address, turn => desk.LookUpReview.ListAsync(new(), turn))).Result!.Count, "lists: " + why);
            var shown = await desk.ActAndUndoAsync(address, turn => desk.VerifyResponse.ShowAsync(new(number), turn));
            Assert.True(sees ? shown.Result?.MayVerify == verifies : shown.Refusal?.Code == "not-for-you", "sees: " + why);
            Assert.True((sees ? null : "not-for-you") == (await desk.ActAndUndoAsync(address, turn => desk.VerifyResponse.FilesAsync(new(number), turn))).Refusal?.Code, "files: " + why);
            Assert.True((verifies ? null : "not-for-you") == (await desk.ActAndUndoAsync(address, turn => desk.VerifyResponse.RunAsync(new(number, true, "Dilihat."), turn))).Refusal?.Code, "verifies: " + why);
            var standing = await desk.ActAsync(address, turn => desk.LookUpReview.StandingAsync(new(review), turn));
            Assert.True(sees ? standing.Result?.MayClose == opens : standing.Refusal?.Code == "not-found", "stands: " + why);
            Assert.True((opens ? "still-running" : "not-found") == (await desk.ActAsync(address, turn => desk.OrderReviewMinutes.RunAsync(new(review), turn))).Refusal?.Code, "exports: " + why);
            Assert.True((opens ? "is-running" : "outside") == (await desk.ActAsync(address, turn => desk.OpenReview.RunAsync(new(Boepinang), turn))).Refusal?.Code, "opens: " + why);
        }
    }

    [Theory, OnSqlite]
    public async Task Working_days_leave_out_holidays_where_the_office_counts_by_them(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await using var db = desk.Database.Office.Open();
        db.Holidays.Add(new() { Day = new(2026, 11, 24), Name = "Hari jadi daerah", IsWorkingDay = false });
        await db.SaveChangesAsync();
        var calendar = await WorkingCalendar.LoadAsync(db, default);
        var options = new ReviewOptions { ObjectionDays = 3, ObjectionInWorkingDays = true, VerificationDays = 2, VerificationInWorkingDays = true };

        // Sunday the 22nd: Monday, Wednesday and Thursday count.
        Assert.Equal(new DateOnly(2026, 11, 26), ReviewClock.LastDay(new(2026, 11, 22), options, calendar));
        Assert.Equal(new DateOnly(2026, 11, 25), ReviewClock.DueOn(new(2026, 11, 22), options, calendar));
        Assert.Equal(new DateOnly(2026, 12, 6), ReviewClock.LastDay(new(2026, 11, 22), new(), calendar));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_chat_that_floods_a_review_is_stopped_kindly(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var csv = "desa,rt,perubahan,inisial\n" + string.Concat(Enumerable.Range(1, ResponseMarks.Most + 1).Select(_ => $"{Boepinang},3/1,usulan baru,S.A.\n"));
        var review = (await desk.ImportReview.RunAsync(new StringReader(csv), default)).Number;
        for (var line = 1; line <= ResponseMarks.Most; line++)
            Assert.Null((await desk.ActAsync("w1", turn => desk.FileResponse.RunAsync(ReviewSamples.Object(review) with { Entry = $"{review}/{line}" }, turn))).Refusal);

        var one = ReviewSamples.Object(review) with { Entry = $"{review}/{ResponseMarks.Most + 1}" };

        Assert.Equal("too-many", (await desk.ActAsync("w1", turn => desk.FileResponse.RunAsync(one, turn))).Refusal?.Code);
        Assert.Null((await desk.ActAsync("w2", turn => desk.FileResponse.RunAsync(one, turn))).Refusal);
    }

    private static string Objection() => ReviewSamples.Objection;

    private static List<string> Texts(IReadOnlyList<OutboundMessage> heard) => [.. heard.OfType<OutboundText>().Select(t => t.Markdown)];
}
