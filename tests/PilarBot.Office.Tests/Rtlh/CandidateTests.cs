using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Reference;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Rtlh;

public sealed class CandidateTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_candidate_with_one_unknown_requirement_stays_incomplete_and_says_which(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        var told = RtlhSamples.Known with { Answers = [new("ya", null), new("ya", null), new("ya", null), new("belum-tahu", "surat masih dicari")] };

        var proposed = await desk.ProposeAsync("1", told);

        Assert.Equal("belum lengkap", proposed.State);
        Assert.StartsWith("Rumah di atas tanah sendiri; Foto tampak depan", proposed.Lacks, StringComparison.Ordinal);
        Assert.Null(await desk.MoveAsync("3", proposed.Number, "verifying"));
        var refused = await desk.ActAsync("3", turn => MoveHouse.RunAsync(new(proposed.Number, "eligible", "Hasil verval.", null), turn));
        Assert.Equal(("incomplete", $"Usulan {proposed.Number} belum lengkap, jadi belum dapat dinyatakan layak. Yang belum diketahui: Rumah di atas tanah sendiri."),
            (refused.Refusal!.Code, refused.Refusal.Text));
        Assert.Contains("• Rumah di atas tanah sendiri: belum tahu (surat masih dicari)", (await desk.ShowAsync("1", proposed.Number)).Requirements, StringComparison.Ordinal);

        var answered = await desk.ActAsync("1", turn => CompleteHouse.RunAsync(Answer(proposed.Number, "tanah", "ya"), turn));

        Assert.DoesNotContain("tanah sendiri", answered.Result!.Lacks, StringComparison.Ordinal);
        Assert.Null(await desk.MoveAsync("3", proposed.Number, "eligible"));
        Assert.Equal("layak", (await desk.ShowAsync("1", proposed.Number)).State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task It_is_complete_once_every_photo_and_document_is_there(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        var number = (await desk.ProposeAsync("1", RtlhSamples.Known)).Number;
        foreach (var file in RtlhCriterion.Files)
        {
            var before = await desk.ShowAsync("1", number);
            Assert.Equal((false, true), (before.IsComplete, before.Lacks.Contains(file.Label, StringComparison.Ordinal)));
            var photos = await desk.SendsAsync("1", PictureFiles.Jpeg());
            Assert.Null((await desk.ActAsync("1", turn => CompleteHouse.RunAsync(Answer(number, file.Code, null) with { Files = photos }, turn))).Refusal);
        }

        var shown = await desk.ShowAsync("1", number);

        Assert.Equal((true, "", 12), (shown.IsComplete, shown.Lacks, shown.Files));
        // Who verifies sees them, as copies; who only knows the number sees nothing.
        Assert.Equal(12, (await desk.ActAsync("2", turn => FindHouses.SendFilesAsync(new(number), turn))).Result!.Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_that_turns_out_to_be_lost_is_lacking_again_and_is_told(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (psm, _, _) = await desk.PeopleAsync();
        var photos = await desk.SendsAsync("1", PictureFiles.Jpeg());
        await desk.Database.Office.WriteAsync(db => db.Media.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, Office.Media.MediaState.Pending)), default);
        var number = (await desk.ProposeAsync("1", RtlhSamples.Known with { Photos = photos })).Number;
        Assert.DoesNotContain("Foto tampak depan", (await desk.ShowAsync("1", number)).Lacks, StringComparison.Ordinal);

        await desk.ActAsync("1", async turn =>
        {
            await desk.MediaFaults.TellAsync(photos[0], Office.Media.MediaState.Gone, null, turn);
            return 0;
        });

        Assert.Contains("Foto tampak depan", (await desk.ShowAsync("1", number)).Lacks, StringComparison.Ordinal);
        Assert.Contains(number, await psm.TranscriptAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_house_is_judged_by_its_states_and_by_the_room_that_each_has()
    {
        var facts = new RtlhFacts { Occupants = 5, FloorArea = 35.9m, Conditions = [] };

        Assert.Equal(7.18m, facts.AreaPerPerson);
        Assert.Equal(new RtlhAnswer(Tri.Yes, "Luas kurang dari 7,2 m² per orang (7,18 m²)"), facts.AnswerTo(RtlhCriterion.Get("rumah")));
        Assert.Equal(Tri.No, (facts with { FloorArea = 36 }).AnswerTo(RtlhCriterion.Get("rumah")).Answer);
        Assert.Equal(Tri.Unknown, (facts with { FloorArea = null }).AnswerTo(RtlhCriterion.Get("rumah")).Answer);
        Assert.Equal(Tri.Unknown, (facts with { FloorArea = 36, Conditions = null }).AnswerTo(RtlhCriterion.Get("rumah")).Answer);
        Assert.Equal(Tri.Yes, (facts with { FloorArea = null, Conditions = ["mck"] }).AnswerTo(RtlhCriterion.Get("rumah")).Answer);
    }

    [Fact]
    public void A_listing_that_nobody_has_looked_up_is_not_known()
    {
        var listed = new RtlhFacts { Answers = new() { ["terdaftar"] = new(Tri.Yes, null) } };

        Assert.Equal(new RtlhAnswer(Tri.Unknown, "sumber data dan tanggal pemeriksaannya belum dicatat"), listed.AnswerTo(RtlhCriterion.Get("terdaftar")));
        Assert.Equal(Tri.Yes, (listed with { ListingSource = "DTSEN", ListingCheckedOn = new(2026, 11, 1) }).AnswerTo(RtlhCriterion.Get("terdaftar")).Answer);
    }

    [Fact]
    public void What_is_not_verified_says_so_and_no_label_is_too_long()
    {
        Assert.All(RtlhCriterion.All, c => Assert.InRange(c.Label.Length, 3, 40));
        Assert.All(RtlhCriterion.All, c => Assert.Equal(c.Verification is not Verification.Verified, c.Basis.EndsWith(", perlu dikonfirmasi", StringComparison.Ordinal)));
        // The flow walks as many rounds.
        Assert.Equal(4, RtlhCriterion.Of(RtlhCriterionKind.Requirement).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_person_has_one_house_under_way_and_a_strangers_number_is_not_told(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        await desk.PersonAsync("4", "Psm Lain", ("rt-rw", RtlhSamples.Boepinang));
        var number = (await desk.ProposeAsync("1", RtlhSamples.Known)).Number;

        var own = await desk.ActAsync("1", turn => desk.ProposeHouse.RunAsync(RtlhSamples.Known, turn));
        var strange = await desk.ActAsync("4", turn => desk.ProposeHouse.RunAsync(RtlhSamples.Known, turn));

        Assert.Equal(("already-open", true), (own.Refusal!.Code, own.Refusal.Text.Contains(number, StringComparison.Ordinal)));
        Assert.Equal(("already-open", false), (strange.Refusal!.Code, strange.Refusal.Text.Contains("RTLH-", StringComparison.Ordinal)));
        // Found not eligible, a new proposal begins anew.
        await desk.MoveAsync("3", number, "verifying");
        await desk.MoveAsync("3", number, "ineligible");
        await desk.ProposeAsync("1", RtlhSamples.Known);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_step_has_who_and_on_what_it_rests_and_whoever_proposed_is_told(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (psm, _, _) = await desk.PeopleAsync();
        var number = (await desk.ProposeAsync("1", RtlhSamples.Known)).Number;
        Assert.Equal("may-not", await desk.MoveAsync("1", number, "verifying"));
        Assert.Null(await desk.MoveAsync("2", number, "verifying"));
        Assert.Equal("may-not", await desk.MoveAsync("2", number, "eligible"));
        Assert.Equal("no-basis", await desk.MoveAsync("3", number, "eligible", null));
        Assert.Equal("cannot-move", await desk.MoveAsync("3", number, "assigned"));
        Assert.Null(await desk.MoveAsync("3", number, "eligible", "Verval 22 November."));

        var history = (await desk.ShowAsync("1", number)).History;

        Assert.Matches(@"diusulkan oleh Rahma Psm\n• .*: verval oleh Sitti Tksk\. Hasil verval lapangan\.\n• .*: layak oleh Andi Staf\. Verval 22 November\.$", history);
        var heard = await psm.TranscriptAsync();
        Assert.Contains($"Usulan **{number}** sekarang **layak**. Dinilai layak oleh Dinas Sosial; belum tentu mendapat bantuan.", heard, StringComparison.Ordinal);
        Assert.Contains("> Verval 22 November", heard, StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(["verifying", "eligible"], await db.AuditEntries.Where(e => e.Act == Office.Audit.AuditAct.RtlhMoved).OrderBy(e => e.At).Select(e => e.Detail).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_group_tells_how_many_families_it_has(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        var note = "";
        foreach (var place in Enumerable.Range(1, 5))
        {
            var number = (await desk.ProposeAsync("1", RtlhSamples.Other(place))).Number;
            note = (await desk.ActAsync("1", turn => CompleteHouse.RunAsync(Answer(number, "kelompok", null) with { Group = place % 2 == 0 ? "Mawar Indah" : "mawar  indah" }, turn))).Result!.Note;
            if (place == 4)
                Assert.Contains("pedoman menyebut 5 sampai 15 (perlu dikonfirmasi)", note, StringComparison.Ordinal);
        }

        Assert.Equal("Kelompok ini sekarang 5 kepala keluarga.", note);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_house_is_proposed_in_chat_from_first_word_to_number(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (psm, _, _) = await desk.PeopleAsync();
        await psm.SaysAsync(
            "rtlh", "Nenek Halimah", RtlhSamples.Nik, "KK tidak ada", "Boepinang", "Dusun Satu RT 2", "5", "30", "Lantai tanah, papan, atau rusak", "selesai",
            "Ada lanjut usia", "selesai", "ya", "ya", "tidak", "belum dibuat", "belum tahu", "surat dicari");
        await psm.TapsAsync("DTSEN (baru)");
        await psm.SaysAsync("kemarin", "Lewati", "Nanti saja");
        await psm.TapsAsync("Kirim usulan");

        var said = await psm.TranscriptAsync();

        Assert.Contains("Usulan tercatat dengan nomor **RTLH-2026-000001**, belum lengkap. Luas: 6 m² per orang.", said, StringComparison.Ordinal);
        Assert.Contains("Yang masih kurang: Rumah di atas tanah sendiri; Foto tampak depan", said, StringComparison.Ordinal);
        var shown = await desk.ShowAsync("1", "rtlh 2026 000001");
        Assert.Contains("• Memiliki KTP atau KK: tidak (belum dibuat)", shown.Requirements, StringComparison.Ordinal);
        Assert.Contains("• Fakir miskin dalam data terpadu: ya", shown.Requirements, StringComparison.Ordinal);
        Assert.Equal("DTSEN, diperiksa 21 November 2026", shown.Listing);
        Assert.Equal("Ada lanjut usia", shown.Priority);
    }

    private static CompleteHouse.Input Answer(string number, string code, string? answer) => new(number, code, answer, null, null, null, null, null, null, null, null, null, null);
}
