using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Proposals;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Proposals.ProposalSamples;

namespace PilarBot.Office.Tests.Proposals;

public sealed class ProposalTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_proposal_goes_from_draft_to_the_answer_from_outside_and_its_proposer_hears_of_each_step_without_a_promise(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var rt = await desk.PersonAsync("1", "Ketua RT", ("rt-rw", Boepinang));
        await desk.PersonAsync("2", "Operator Uji", ("operator-desa", Boepinang));
        var opened = (await desk.ActAsync("1", turn => desk.OpenProposal.RunAsync(Plain with { Papers = ["ktp"] }, turn))).Result!;
        Assert.Contains("draf", opened.State, StringComparison.Ordinal);
        Assert.Equal("Fotokopi KK, Foto rumah tampak depan, Foto bagian dalam rumah", opened.Missing);
        Assert.Contains("Desil ditetapkan BPS, bukan desa atau Kemensos", opened.WhoDecides, StringComparison.Ordinal);
        Assert.Contains("Usulan bukan janji bantuan", opened.WhoDecides, StringComparison.Ordinal);
        var number = opened.Number;

        // Without its papers the village cannot note a decision, nor the operator a submission.
        Assert.Equal("wrong-step", await Code(desk, "2", turn => MoveProposal.DecideAsync(new(number, "musyawarah", new(2026, 11, 20), null, null), turn)));
        Assert.Null(await Code(desk, "1", turn => desk.MoveProposal.AddAsync(new(number, ["kk", "foto-depan"], null), turn)));
        Assert.Equal(ProposalState.Draft, (await desk.LoadProposalAsync(number)).State);
        Assert.Null(await Code(desk, "1", turn => desk.MoveProposal.AddAsync(new(number, ["foto-dalam"], null), turn)));
        Assert.Equal(ProposalState.Complete, (await desk.LoadProposalAsync(number)).State);
        Assert.Equal("wrong-step", await Code(desk, "2", turn => MoveProposal.SubmitAsync(new(number, "SIKS 1"), turn)));

        Assert.Null(await Code(desk, "2", turn => MoveProposal.DecideAsync(new(number, "sptjm", new(2026, 11, 20), "SPTJM/7", null), turn)));
        Assert.Null(await Code(desk, "2", turn => MoveProposal.SubmitAsync(new(number, "USL-889, menunggu"), turn)));
        Assert.Null(await Code(desk, "2", turn => MoveProposal.SettleAsync(new(number, "dikembalikan", "Dinsos: foto rumah kurang jelas"), turn)));
        Assert.Null(await Code(desk, "2", turn => MoveProposal.SubmitAsync(new(number, "USL-889, ulang"), turn)));
        Assert.Null(await Code(desk, "2", turn => MoveProposal.SettleAsync(new(number, "disetujui", "Dinsos menyetujui"), turn)));
        Assert.Equal("wrong-step", await Code(desk, "2", turn => MoveProposal.SettleAsync(new(number, "ditolak", "Terlambat"), turn)));

        var heard = (await rt.HeardAsync()).OfType<OutboundText>().Select(t => t.Markdown).ToList();
        Assert.Equal(5, heard.Count);
        Assert.All(heard, said =>
        {
            Assert.StartsWith($"Usulan **{number}** sekarang **", said, StringComparison.Ordinal);
            Assert.EndsWith(ProposalWords.WhoDecides, said, StringComparison.Ordinal);
            Assert.DoesNotContain("Xqkenari", said, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Contains("foto rumah kurang jelas", heard[2], StringComparison.Ordinal);
        Assert.Contains("Persetujuan usulan belum berarti menerima bantuan", heard[4], StringComparison.Ordinal);
        var seen = (await desk.ActAsync("2", turn => desk.FindProposals.ShowAsync(new(number), turn))).Result!;
        Assert.Equal((Name, "SPTJM kepala desa/lurah, 20 November 2026, nomor SPTJM/7", "USL-889, ulang"), (seen.Person, seen.Basis, seen.Siks));
        Assert.Equal(["cukup"], seen.Actions.Select(a => a.Value));
        await using var db = desk.Database.Office.Open();
        Assert.Equal(
            ["deliberated", "submitted", "returned", "submitted", "approved", null],
            (await db.AuditEntries.Where(e => e.Record == number).OrderBy(e => e.Id).ToListAsync()).Select(e => e.Detail));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_the_same_person_and_programme_in_a_month_the_second_proposer_is_warned(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var rt = await desk.PersonAsync("1", "Ketua RT", ("rt-rw", Boepinang));
        await desk.PersonAsync("2", "Psm Uji", ("psm", Boepinang));
        var number = await desk.ProposeAsync(rt);
        BeginProposal.Person Person(string program = "PKH") => new(program, "Halimah", Nik, null, Boepinang);

        var own = (await desk.ActAsync("1", turn => desk.BeginProposal.CheckAsync(Person(), turn))).Result!;
        var other = (await desk.ActAsync("2", turn => desk.BeginProposal.CheckAsync(Person(), turn))).Result!;

        Assert.Equal((1, number), (own.Count, own.Number));
        // Who sees only their own learns that there is one, and where, not which.
        Assert.Equal((1, "", "Poleang"), (other.Count, other.Number, other.Place));
        Assert.Equal(0, (await desk.ActAsync("2", turn => desk.BeginProposal.CheckAsync(Person("BPNT"), turn))).Result!.Count);
        Assert.Equal("duplicate", await Code(desk, "2", turn => desk.OpenProposal.RunAsync(Plain, turn)));
        Assert.Null(await Code(desk, "2", turn => desk.OpenProposal.RunAsync(Plain with { Again = true }, turn)));
        // Without a NIK the same name and birth date in the desa is the same person.
        var noNik = Plain with { Nik = null, Name = "La Ode Uji", BirthDate = new(1950, 8, 17), Program = "ATENSI" };
        Assert.Null(await Code(desk, "1", turn => desk.OpenProposal.RunAsync(noNik, turn)));
        Assert.Equal("duplicate", await Code(desk, "2", turn => desk.OpenProposal.RunAsync(noNik with { Name = "LA ODE UJI" }, turn)));
        desk.Clock.Now = new(2026, 12, 1, 1, 0, 0, DateTimeKind.Utc);
        Assert.Equal(0, (await desk.ActAsync("2", turn => desk.BeginProposal.CheckAsync(Person(), turn))).Result!.Count);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(2, await db.Residents.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_propose_one_known_person_at_once_the_second_is_told(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Ketua RT", ("rt-rw", Boepinang));
        var psm = await desk.PersonAsync("2", "Psm Uji", ("psm", Boepinang));
        await desk.ProposeAsync(psm, Plain with { Program = "BPNT" });

        var outcomes = await Task.WhenAll(((string[])["1", "2"]).Select(a => Task.Run(() => Code(desk, a, turn => desk.OpenProposal.RunAsync(Plain, turn)))));

        Assert.Equal([null, "duplicate"], outcomes.Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_role_sees_finds_counts_and_changes_what_lies_in_its_place_and_nothing_else(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var proposer = await desk.PersonAsync("900", "Puskesos Uji", ("puskesos", Boepinang));
        var number = await desk.ProposeAsync(proposer);
        // Who sees it, who notes the village's decision, who notes SIKS-NG; each here, beside and elsewhere.
        (string Role, string Place, bool Sees, bool Decides, bool Submits)[] table =
        [
            ("rt-rw", Boepinang, false, false, false), ("psm", Boepinang, false, false, false), ("puskesos", Boepinang, false, false, false),
            ("operator-desa", Boepinang, true, true, true), ("kades-lurah", Boepinang, true, true, false),
            ("operator-desa", Kastarib, false, false, false), ("kades-lurah", Kastarib, false, false, false),
            ("tksk", Poleang, true, false, false), ("pendamping-pkh", Poleang, true, false, false), ("tks", Poleang, false, false, false),
            ("tksk", Elsewhere, false, false, false), ("pendamping-pkh", Elsewhere, false, false, false),
            ("camat", Poleang, false, false, false), ("penangan-aduan", "", false, false, false), ("admin", "", false, false, false),
            ("staf-dinsos", "", true, true, true), ("koordinator-tksk", "", true, false, false), ("kepala-dinas", "", true, false, false),
        ];
        var chats = new List<DeskChat>();
        foreach (var (index, row) in table.Index())
            chats.Add(await desk.PersonAsync($"r:{index}", "Petugas " + index, (row.Role, row.Place)));
        chats.Add(desk.Chat("warga"));

        foreach (var (index, chat) in chats.Index())
        {
            var row = index < table.Length ? table[index] : ("warga", "", false, false, false);
            var why = $"{row.Item1} {row.Item2}";
            Assert.True(row.Item3 == (await desk.ActAsync(chat.Address, turn => FindProposals.ListAsync(new(), turn))).Result!.List.Any(e => e.Value == number), "finds: " + why);
            var seen = await desk.ActAndUndoAsync(chat.Address, turn => desk.FindProposals.ShowAsync(new(number), turn));
            Assert.True(row.Item3 ? seen.Refusal is null : seen.Refusal?.Code == "not-found", "sees: " + why);
            foreach (var (may, code) in new[]
            {
                (row.Item3, await Tried(desk, chat, turn => FindProposals.PhotosAsync(new(number), turn))),
                (row.Item4, await Tried(desk, chat, turn => desk.MoveProposal.AddAsync(new(number, ["ktp"], null), turn))),
                (row.Item4, await Tried(desk, chat, turn => MoveProposal.DecideAsync(new(number, "musyawarah", new(2026, 11, 20), null, null), turn))),
                (false, await Tried(desk, chat, turn => MoveProposal.WithdrawAsync(new(number), turn))),
            })
                Assert.True(may ? code is null : code == (row.Item3 ? "not-allowed" : "not-found"), $"changes: {why}: {code}");
            var submitted = await Tried(desk, chat, turn => MoveProposal.SubmitAsync(new(number, "x"), turn));
            Assert.True(submitted == (row.Item5 ? "wrong-step" : row.Item3 ? "not-allowed" : "not-found"), $"submits: {why}: {submitted}");
            var document = await Tried(desk, chat, turn => desk.OrderProposalDocument.RunAsync(new("sptjm", Boepinang, false), turn));
            Assert.True(document == (row.Item4 ? null : "outside"), $"exports: {why}: {document}");
        }
        // Nobody but the proposer heard anything of it, and the proposer may take it back.
        foreach (var chat in chats)
            Assert.Empty(await chat.HeardAsync());
        Assert.Null(await Code(desk, "900", turn => MoveProposal.WithdrawAsync(new(number), turn)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_proposes_outside_of_their_place_and_a_resident_is_told_how_to_go_about_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Uji", ("tksk", Elsewhere));
        await desk.PersonAsync("2", "Tagana Uji", ("tagana", Poleang));

        foreach (var address in (string[])["1", "2", "warga"])
        {
            Assert.Equal("outside", await Code(desk, address, turn => desk.OpenProposal.RunAsync(Plain, turn)));
            Assert.Equal("outside", await Code(desk, address, turn => desk.BeginProposal.CheckAsync(new("PKH", Name, Nik, null, Boepinang), turn)));
        }
        var told = await desk.Chat("warga").SaysAsync("usul");
        Assert.Contains("aplikasi Cek Bansos", told, StringComparison.Ordinal);
        Assert.Contains("musyawarah desa/kelurahan", told, StringComparison.Ordinal);
        Assert.Contains("Usulan bukan janji bantuan", told, StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        Assert.Equal((0, 0), (await db.Proposals.CountAsync(), await db.Residents.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_of_a_proposal_is_found_in_a_dump(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var operatorDesa = await desk.PersonAsync("1", "Operator Uji", ("operator-desa", Boepinang));
        var number = await desk.AgreeAsync(operatorDesa);
        await desk.ActAsync("1", turn => MoveProposal.SubmitAsync(new(number, "xqkenarisiks"), turn));
        await desk.ActAsync("1", turn => MoveProposal.SettleAsync(new(number, "ditolak", "xqkenarisebab"), turn));
        await desk.ActAsync("1", turn => desk.OrderProposalDocument.RunAsync(new("berita-acara-musdes", Boepinang, false), turn));
        await desk.WriteDocuments.RunAsync(default);

        var dump = (await DatabaseDump.TakeAsync(desk.Database)).And(desk.MediaPath);

        foreach (var canary in (string[])["Xqkenarihalimah", Nik, "xqkenarialasan", "xqkenarisiks", "xqkenarisebab"])
            Assert.Empty(dump.Find(canary));
        // Proof that the search finds what is there.
        Assert.NotEmpty(dump.Find(number));
    }

    [Fact]
    public void A_screening_is_counted_and_nothing_is_concluded_from_it()
    {
        var written = PovertyScreening.Write("tidak", "ya", "ya", "tidak-tahu", "tidak", "ya", null, "tidak", "tidak");

        Assert.Equal("tyy?ty?tt", written);
        Assert.Equal("Skrining awal: 3 dari 8 kriteria dijawab ya, 2 belum diketahui.", PovertyScreening.Summary(written));
        Assert.Equal("Skrining awal: tidak punya tempat berteduh atau tinggal (ya).", PovertyScreening.Summary(PovertyScreening.Write("ya", Enumerable.Repeat<string?>(null, 8))));
        Assert.Equal("Skrining awal belum diisi.", PovertyScreening.Summary(PovertyScreening.Write(null)));
        foreach (var verdict in (string[])["layak", "miskin", "memenuhi", "berhak"])
            Assert.DoesNotContain(verdict, PovertyScreening.Summary(written) + PovertyScreening.Note, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("desil ditetapkan BPS", PovertyScreening.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_are_those_of_the_programme_unless_the_office_asks_for_others()
    {
        var options = new ProposalOptions { Papers = { ["PKH"] = ["ktp"] } };

        Assert.Equal(["ktp"], options.PapersOf("PKH"));
        Assert.Equal(["ktp", "kk", "surat-faskes"], options.PapersOf("PBI-JK"));
        Assert.Empty(options.Validate(new(options)));
        options.Papers["PHK"] = ["ktp"];
        options.Papers["BPNT"] = ["paspor"];
        Assert.Equal(2, options.Validate(new(options)).Count());
    }

    private static async Task<string?> Code<T>(Desk desk, string address, Func<TurnContext, Task<ActionOutcome<T>>> act) where T : class =>
        (await desk.ActAsync(address, act)).Refusal?.Code;

    private static async Task<string?> Tried<T>(Desk desk, DeskChat chat, Func<TurnContext, Task<ActionOutcome<T>>> act) where T : class =>
        (await desk.ActAndUndoAsync(chat.Address, act)).Refusal?.Code;
}
