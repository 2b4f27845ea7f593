using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Documents;
using PilarBot.Office.Exports;
using PilarBot.Office.Outbox;
using PilarBot.Office.Reminders;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Documents;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Territory;

/// <summary>
/// Whoever works in one kecamatan sees, finds, counts, changes, exports and hears of nothing of another: every action of the catalogue has
/// a line here that says so, or why it is otherwise.
/// </summary>
/// <remarks>
/// What is aimed at a record of the other kecamatan is answered word for word as if there were no such record; what lists or counts is
/// the same with that kecamatan's records as without them. Whoever may gets another answer than somebody in a kecamatan without any records,
/// so that no line is empty.
/// </remarks>
public sealed partial class EveryActionTests
{
    // In braces what TwoKecamatan calls the record or the place.
    private static readonly Line[] Lines =
    [
        Counted("accounts.list", "staf"),
        Aimed("accounts.show", "staf", new { account = "telegram" }),

        Counted("activities.list", "psm"),
        Aimed("activities.record", "psm", new { kind = "penyaluran", desa = "{desa}", day = "2026-11-20", participants = 3, about = "x" }),
        Aimed("activities.show", "psm", new { number = "{kegiatan}" }),

        Aimed("broadcasts.check", "staf", new { text = "Rapat." }),
        Free("broadcasts.choose", "is about the caller's own chats"),
        Aimed("broadcasts.control", "staf", new { number = "{siaran}", act = "batal" }),
        Aimed("broadcasts.count", "staf", new { kecamatan = "{kecamatan}" }),
        Aimed("broadcasts.edit", "staf", new { number = "{siaran}", text = "Rapat lain." }),
        Aimed("broadcasts.export", "staf", new { number = "{siaran}" }),
        Free("broadcasts.list", "reads a file of the caller's own chat; whom it finds is held by ListedAudienceTests"),
        Counted("broadcasts.recent", "staf"),
        Aimed("broadcasts.schedule", "staf", new { text = "Rapat.", kecamatan = "{kecamatan}" }),
        Aimed("broadcasts.show", "staf", new { number = "{siaran}" }),
        Aimed("broadcasts.try", "staf", new { text = "Rapat." }),

        Aimed("cases.add", "tksk", new { number = "{kasus}", note = "x" }),
        Aimed("cases.add-kind", "tksk", new { number = "{kasus}", kind = "24" }),
        Counted("cases.busy", "staf"),
        Free("cases.check-age", "is about an age and a kind, and of nobody"),
        Aimed("cases.complete", "tksk", new { number = "{kasus-tanpa-nik}", nik = "7406010101700001" }),
        Aimed("cases.find", "tksk", new { number = "{kasus}" }),
        Aimed("cases.find", "staf", new { number = "{kasus-bebas}" }),
        Crosses("cases.find-namesakes", "tksk", new { name = "{nama}", desa = "{desa}" }, "two who report one person make one case: number and state, nothing of the person", "kasus"),
        Crosses("cases.find-similar", "tksk", new { nik = "{nik}" }, "likewise: number, state and kecamatan", "kasus", "nama-kecamatan"),
        Aimed("cases.free-all", "staf", new { person = "{petugas}", reason = "x" }),
        Aimed("cases.hand-over", "tksk", new { number = "{kasus}", to = "{penerima}", reason = "x" }),
        Aimed("cases.holders", "tksk", new { number = "{kasus}" }),
        Crosses("cases.join", "tksk", new { number = "{kasus}", name = "{nama}", nik = "{nik}", note = "x" }, "who reported the same person adds to the case, and sees number and state"),
        Aimed("cases.join", null, new { number = "{kasus}", name = "Lain", desa = "{desa}", note = "x" }),
        Counted("cases.list", "tksk", new { state = "open" }),
        Aimed("cases.list", "tksk", new { kecamatan = "{kecamatan}", state = "free" }),
        Counted("cases.mine", "tksk"),
        Aimed("cases.move", "tksk", new { number = "{kasus}", state = "in-verification", reason = "x" }),
        Aimed("cases.move-referral", "puskesos", new { id = "{rujukan}", state = "received", answer = "x" }),
        Aimed("cases.next-states", "tksk", new { number = "{kasus}" }),
        Crosses("cases.open", "psm", new { kinds = "08", name = "Orang Baru", desa = "{desa}", description = "x" }, "anybody reports whom they meet; the case is the other kecamatan's"),
        Counted("cases.own", "psm"),
        Aimed("cases.refer", "tksk", new { number = "{kasus}", role = "psm", reason = "x" }),
        Aimed("cases.referral", "puskesos", new { id = "{rujukan}" }),
        Aimed("cases.referral", "tksk", new { id = "{rujukan}" }),
        Aimed("cases.referrals", "tksk", new { number = "{kasus}" }),
        Counted("cases.referred-here", "puskesos"),
        Aimed("cases.reopen", "tksk", new { number = "{kasus-tutup}", reason = "x" }),
        Aimed("cases.search", "tksk", new { nik = "{nik}" }),
        Aimed("cases.search", "tksk", new { name = "{nama}" }),
        Aimed("cases.set-goal", "tksk", new { number = "{kasus}", goal = "x", graduation = "independent" }),
        Aimed("cases.summarise", "tksk", new { number = "{kasus}" }),
        Aimed("cases.take", "tksk", new { number = "{kasus-bebas}" }),
        Aimed("cases.visit", "tksk", new { number = "{kasus}", note = "x" }),

        Aimed("changes.decide", "tksk", new { id = "{perubahan}", isSo = true }),
        Aimed("changes.report", "rt-rw", new { kind = "pindah", name = "Lain", nik = "{nik}", desa = "{desa}", text = "x" }),
        Aimed("changes.show", "tksk", new { id = "{perubahan}" }),
        Counted("changes.waiting", "tksk"),

        Aimed("complaints.add", "warga", new { number = "{aduan}", note = "x" }),
        Aimed("complaints.ask", "aduan", new { number = "{aduan}", question = "x" }),
        Aimed("complaints.ask-reveal", "aduan", new { number = "{aduan}", reason = "x" }),
        Aimed("complaints.decide-reveal", "kepala", new { number = "{aduan-buka}", agree = true }),
        Counted("complaints.export", "aduan", new { period = "all" }),
        Crosses("complaints.file", "warga", new { category = "NET01", role = "tksk", kecamatan = "{kecamatan}", description = "x", identity = "withheld" }, "anybody complains about any place"),
        Aimed("complaints.files", "aduan", new { number = "{aduan}" }),
        Aimed("complaints.find", "warga", new { number = "{aduan}" }),
        Counted("complaints.forms", "aduan"),
        Aimed("complaints.hand-on", "aduan", new { number = "{aduan}", form = "bawaslu-pemilu" }),
        Aimed("complaints.move", "aduan", new { number = "{aduan}", state = "verified", answer = "x", note = "x", basis = "x" }),
        Aimed("complaints.next-states", "aduan", new { number = "{aduan}" }),
        Counted("complaints.own", "warga"),
        Aimed("complaints.recognise", "warga", new { number = "{aduan}" }),
        Aimed("complaints.referral", "aduan", new { number = "{penerusan}", state = "submitted" }),
        Aimed("complaints.referral-states", "aduan", new { number = "{penerusan}" }),
        Aimed("complaints.referrals", "aduan", new { number = "{aduan-terbuka}" }),
        Aimed("complaints.reporter", "aduan", new { number = "{aduan-terbuka}" }),
        Aimed("complaints.show", "aduan", new { number = "{aduan}" }),
        Aimed("complaints.try", "warga", new { number = "{aduan}" }),
        Counted("complaints.waiting", "aduan"),
        Aimed("complaints.withdraw", "warga", new { number = "{aduan}" }),

        Counted("documents.list", "tksk"),
        Aimed("documents.send", "tksk", new { number = "{dokumen}" }),
        Aimed("documents.show", "tksk", new { number = "{dokumen}" }),
        Aimed("documents.sign", "tksk", new { number = "{dokumen}", files = (string[])["{tanda-tangan}"] }),
        Free("documents.signatories", "names who signs for the office"),

        Free("duties.own", "texts of the law"),
        Free("duties.show", "texts of the law"),

        Counted("gatherings.list", "camat"),
        Counted("gatherings.invitations", "tksk"),
        Counted("gatherings.items", "tksk"),
        Aimed("gatherings.absent", "camat", new { number = "{acara}" }),
        Aimed("gatherings.add-item", "camat", new { number = "{acara}", text = "x" }),
        Aimed("gatherings.answer", "tksk", new { number = "{acara-depan}", answer = "berhalangan", words = "x" }),
        Aimed("gatherings.attend", "tksk", new { code = "{kode-hadir}" }),
        Aimed("gatherings.cancel", "camat", new { number = "{acara-depan}", reason = "x" }),
        Aimed("gatherings.change", "camat", new { number = "{acara-depan}", place = "x" }),
        Aimed("gatherings.close-item", "tksk", new { id = "{langkah}", proof = "x" }),
        Aimed("gatherings.count", "camat", new { kecamatan = "{kecamatan}" }),
        Aimed("gatherings.document", "camat", new { number = "{acara}" }),
        Aimed("gatherings.export", "camat", new { number = "{acara}" }),
        Aimed("gatherings.invitation", "tksk", new { reference = "{acara-depan}" }),
        Aimed("gatherings.item", "tksk", new { id = "{langkah}" }),
        Aimed("gatherings.keep-minutes", "camat", new { number = "{acara}", text = "x" }),
        Aimed("gatherings.materials", "tksk", new { number = "{acara-depan}" }),
        Aimed("gatherings.note-present", "camat", new { number = "{acara}", invitee = "{undangan}" }),
        Aimed("gatherings.open-door", "camat", new { number = "{acara}" }),
        Aimed("gatherings.people", "camat", new { number = "{acara}" }),
        Aimed("gatherings.plan", "camat", new { kind = "rakor", title = "x", agenda = "x", at = "2026-12-01T01:00:00Z", desa = "{desa}", place = "x" }),
        Aimed("gatherings.quiz", "camat", new { number = "{acara}" }),
        Aimed("gatherings.quiz-add", "camat", new { number = "{acara-depan}", text = "Ya?\n*Ya\nTidak" }),
        Aimed("gatherings.quiz-answer", "psm", new { number = "{acara}", place = 1, choice = "1" }),
        Aimed("gatherings.quiz-next", "psm", new { number = "{acara}" }),
        Aimed("gatherings.quiz-remove", "camat", new { number = "{acara-depan}" }),
        Aimed("gatherings.quiz-send", "camat", new { number = "{acara-depan}" }),
        Counted("gatherings.quizzes", "psm"),
        Aimed("gatherings.show", "camat", new { number = "{acara}" }),

        Aimed("help.answer", "staf", new { id = "{pertanyaan}", text = "x" }),
        Free("help.ask", "one's own question"),
        Aimed("help.show", "staf", new { id = "{pertanyaan}" }),
        Counted("help.waiting", "staf"),
        Free("knowledge.show", "texts for everybody"),

        Free("neutrality.reminder", "words about the season"),
        Free("neutrality.rules", "texts of the law"),

        Crosses("objections.check", "warga", new { entry = "{uji}/1", kind = "dukung", desa = "{desa}" }, "a public review is public"),
        Crosses("objections.file", "warga", new { entry = "{uji}/1", kind = "dukung", desa = "{desa}", rt = "1", reason = "x" }, "a public review is public"),
        Aimed("objections.files", "operator-desa", new { number = "{sanggah}" }),
        Counted("objections.own", "warga"),
        Aimed("objections.show", "tksk", new { number = "{sanggah}" }),
        Aimed("objections.verify", "tksk", new { number = "{sanggah}", upheld = true, text = "x" }),
        Counted("objections.waiting", "tksk"),

        Aimed("offers.close", "tksk", new { number = "{tawaran}", state = "given" }),
        Counted("offers.list", "tksk"),
        Aimed("offers.record", "tksk", new { need = "pangan", desa = "{desa}", type = "swadaya", giver = "x", goods = "x" }),
        Aimed("offers.show", "tksk", new { number = "{tawaran}" }),

        Counted("partners.find", "tksk", new { kind = "karang-taruna" }),
        Aimed("partners.find", "tksk", new { kind = "karang-taruna", desa = "{desa}" }),
        Aimed("partners.show", "tksk", new { id = "{mitra}" }),

        Free("people.ask-to-join", "one's own registration"),
        Aimed("people.decide", "staf", new { id = "{pendaftar}", grant = true }),
        Aimed("people.find", "staf", new { text = "{nama-pilar}" }),
        Free("people.match-contact", "one's own number, as the channel vouches for it"),
        Free("people.redeem-code", "one's own code"),
        Aimed("people.show-request", "staf", new { id = "{pendaftar}" }),
        Aimed("people.tag", "staf", new { id = "{petugas}", tag = "baru" }),
        Aimed("people.tagged", "staf", new { tag = "{label}" }),
        Counted("people.tags", "staf"),
        Aimed("people.tags-of", "staf", new { id = "{petugas}" }),
        Aimed("people.untag", "staf", new { id = "{petugas}", tag = "{label}" }),
        Counted("people.waiting", "staf"),

        Counted("pledges.missing", "staf"),
        Aimed("pledges.missing-in", "staf", new { kecamatan = "{kecamatan}" }),
        Aimed("pledges.missing-person", "staf", new { id = "{petugas}" }),
        Free("pledges.show", "one's own pledge"),
        Free("pledges.sign", "one's own pledge"),

        Aimed("privacy.answer", "admin", new { number = "{permintaan}", done = true, text = "x" }),
        Free("privacy.ask", "one's own data"),
        Free("privacy.own", "one's own data: what somebody recorded themselves, in counts and numbers, wherever it was"),
        Aimed("privacy.request", "psm", new { number = "{permintaan}" }),
        Counted("privacy.requests", "psm"),
        Aimed("privacy.show", "admin", new { number = "{permintaan}" }),
        Counted("privacy.waiting", "admin"),

        Aimed("proposals.add", "operator-desa", new { number = "{usulan}", papers = (string[])["ktp"] }),
        Aimed("proposals.check", "operator-desa", new { program = "PKH", name = "{nama}", nik = "{nik}", desa = "{desa}" }),
        Free("proposals.cycle", "the office's calendar"),
        Aimed("proposals.decide", "operator-desa", new { number = "{usulan-lengkap}", basis = "musyawarah", on = "2026-11-20", reference = "x" }),
        Aimed("proposals.document", "operator-desa", new { kind = "sptjm", desa = "{desa}", lastMonth = false }),
        Aimed("proposals.document", "kades-lurah", new { kind = "berita-acara-musdes", desa = "{desa}", lastMonth = true }),
        Counted("proposals.list", "operator-desa"),
        Aimed("proposals.open", "tksk", new { program = "PKH", name = "Lain", nik = "7406010101700002", desa = "{desa}", rt = 1, reason = "x" }),
        Free("proposals.papers", "which papers a programme needs"),
        Aimed("proposals.photos", "operator-desa", new { number = "{usulan}" }),
        Aimed("proposals.settle", "operator-desa", new { number = "{usulan-siks}", outcome = "disetujui", reason = "x" }),
        Aimed("proposals.show", "tksk", new { number = "{usulan}" }),
        Aimed("proposals.submit", "operator-desa", new { number = "{usulan-sepakat}", siks = "x" }),
        Free("proposals.terms", "what is said before a proposal"),
        Aimed("proposals.withdraw", "operator-desa", new { number = "{usulan}" }),

        Free("quiz.answer", "one's own quiz"),
        Free("quiz.question", "the same questions for everybody"),

        Aimed("recap.chart", "tksk", new { place = "{kecamatan}", chart = "cases" }),
        Counted("recap.places", "tksk"),
        Counted("recap.show", "tksk", new { place = "{kecamatan}" }),
        Aimed("recap.show", "camat", new { place = "{kecamatan}" }),
        Aimed("recap.show", "kades-lurah", new { place = "{desa}" }),
        Aimed("recap.table", "tksk", new { place = "{kecamatan}" }),

        Free("regulations.find", "texts of the law"),
        Free("regulations.list", "texts of the law"),
        Free("regulations.show", "texts of the law"),
        Free("reminders.choose", "is about the caller's own reminders"),
        Free("reminders.kinds", "the caller's own reminders"),
        Free("reminders.latest", "the caller's own reminders"),
        Free("reminders.put-off", "is about the caller's own reminders"),
        Counted("reminders.show", "staf", new { days = "7" }),

        Counted("reports.own", "psm"),

        Aimed("residents.merge", "staf", new { first = "{kasus-sama}", second = "{kasus-tanpa-nik}", reason = "x" }),
        Aimed("residents.part", "staf", new { number = "{kasus-gabung}", reason = "x" }),

        Crosses("reviews.entries", "warga", new { number = "{uji}", rt = "01" }, "a public review is public: initials, RT and programme"),
        Crosses("reviews.entry", "warga", new { entry = "{uji}/1" }, "likewise", "nama-desa"),
        Crosses("reviews.find", "warga", new { desa = "{desa}" }, "likewise", "uji"),
        Counted("reviews.list", "tksk"),
        Aimed("reviews.minutes", "operator-desa", new { number = "{uji-selesai}" }),
        Aimed("reviews.open", "operator-lain", new { desa = "{desa-lain}" }),
        Aimed("reviews.prepare", "operator-lain", new { desa = "{desa-lain}" }),
        Aimed("reviews.standing", "tksk", new { number = "{uji}" }),

        Aimed("rtlh.check-hand-over", "tksk", new { number = "{rumah-siap}" }),
        Aimed("rtlh.complete", "tksk", new { number = "{rumah}", code = "kelompok", group = "Gotong" }),
        Aimed("rtlh.files", "tksk", new { number = "{rumah}" }),
        Aimed("rtlh.hand-over", "tksk", new { number = "{rumah-siap}", goods = (object[])[new { barang = "Semen", jumlah = 1, satuan = "sak" }], receiver = "x", relation = "x", on = "2026-11-22", place = "x", signatory = "s0" }),
        Free("rtlh.item", "what is asked, of no house"),
        Aimed("rtlh.missing", "tksk", new { number = "{rumah}" }),
        Aimed("rtlh.move", "tksk", new { number = "{rumah}", state = "verifying" }),
        Aimed("rtlh.next-states", "tksk", new { number = "{rumah}" }),
        Counted("rtlh.own", "psm"),
        Counted("rtlh.progress", "tksk", new { year = 2026 }),
        Aimed("rtlh.progress", "camat", new { year = 2026, place = "{kecamatan}" }),
        Aimed("rtlh.progress", "puskesos", new { year = 2026, place = "{desa}" }),
        Aimed("rtlh.propose", "tksk", new { name = "Lain", desa = "{desa}", address = "x" }),
        Free("rtlh.requirement", "what is asked, of no house"),
        Aimed("rtlh.set-target", "staf", new { year = 2026, place = "{kecamatan}", units = 3 }),
        Counted("rtlh.shortlist", "tksk"),
        Aimed("rtlh.shortlist", "tksk", new { place = "{desa}" }),
        Aimed("rtlh.show", "tksk", new { number = "{rumah-serah}" }),

        Aimed("sources.find", "tksk", new { need = "pangan", desa = "{desa}" }),
        Aimed("sources.show", "tksk", new { id = "{sumber}" }),

        Aimed("verval.check", "koordinator", new { id = "{kk-kirim}", accept = true }),
        Aimed("verval.export", "operator-desa", new { kind = "siks", round = "{putaran}", desa = "{desa}" }),
        Aimed("verval.export", "tksk", new { kind = "selisih", round = "{putaran}", desa = "{desa}" }),
        Aimed("verval.keep-assets", "tksk", new { id = "{kk-pegang}", internet = "tidak", hasAccount = false }),
        Aimed("verval.keep-evidence", "tksk", new { id = "{kk-pegang}", respondent = "x" }),
        Aimed("verval.keep-house", "tksk", new { id = "{kk-pegang}", status = "milik", floor = "tanah", wall = "bambu", roof = "seng" }),
        Aimed("verval.keep-members", "tksk", new { id = "{kk-pegang}", people = (object[])[] }),
        Aimed("verval.keep-start", "tksk", new { id = "{kk-pegang}", isRelative = false, isThere = true, finding = "ditemukan" }),
        Aimed("verval.keep-utilities", "tksk", new { id = "{kk-pegang}", water = "sumur", light = "pln", cooking = "kayu", toilet = "umum" }),
        Aimed("verval.left", "tksk", new { id = "{kk-pegang}" }),
        Counted("verval.mine", "tksk"),
        Aimed("verval.minutes", "tksk", new { round = "{putaran}", desa = "{desa}", meeting = "x", attendees = "x" }),
        Aimed("verval.open", "tksk", new { id = "{kk-pegang}" }),
        Aimed("verval.photos", "koordinator", new { id = "{kk-kirim}" }),
        Counted("verval.places", "tksk"),
        Aimed("verval.progress", "camat", new { round = "{putaran}" }),
        Aimed("verval.release", "tksk", new { id = "{kk-pegang}" }),
        Aimed("verval.reopen", "tksk", new { id = "{kk-pegang}", section = "bukti" }),
        Counted("verval.rounds", "tksk"),
        Aimed("verval.show-sent", "koordinator", new { id = "{kk-kirim}" }),
        Aimed("verval.siks-record", "operator-desa", new { id = "{kk-terima}", entered = true }),
        Counted("verval.siks-waiting", "operator-desa"),
        Counted("verval.stale", "tksk"),
        Aimed("verval.submit", "tksk", new { id = "{kk-pegang}", result = "layak", reason = "x", declared = true }),
        Aimed("verval.summary", "tksk", new { id = "{kk-pegang}" }),
        Aimed("verval.take", "pendamping-pkh", new { id = "{kk-tunggu}" }),
        Counted("verval.to-check", "koordinator"),
        Aimed("verval.waiting", "psm", new { desa = "{desa}" }),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_of_one_kecamatan_reaches_who_works_in_another(string provider)
    {
        await using var world = await TwoKecamatan.OpenAsync(provider);
        var leaks = new List<string>();
        await ActionsAsync(world, leaks);
        await NiksAsync(world, leaks);
        await NoticesAsync(world, leaks);
        await DocumentsAsync(world, leaks);
        Assert.True(leaks.Count == 0, string.Join("\n\n", leaks));
    }

    private static async Task ActionsAsync(TwoKecamatan world, List<string> leaks)
    {
        Assert.Equal(world.Desk.Actions.Signatures.Keys.Order(StringComparer.Ordinal), Lines.Select(l => l.Action).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Lines.GroupBy(l => l.Action).Where(g => g.All(l => l.Why is null && l.By is null)).Select(g => $"{g.Key}: nobody may"));

        // What lists and counts is the same before there is anything in the other kecamatan.
        await world.FillHereAsync();
        var before = new Dictionary<(Line, string), string>();
        foreach (var (line, caller) in CountedHere(world))
            before[(line, caller)] = (await world.TryAsync(caller, line, world.Here.Known)).Text;
        await world.FillThereAsync();
        foreach (var (line, caller) in CountedHere(world))
            if ((await world.TryAsync(caller, line, world.Here.Known)).Text is var after && after != before[(line, caller)])
                leaks.Add($"{line} of {caller} was\n    {before[(line, caller)]}\nand is\n    {after}");
        // Who has moved from there sees what a colleague sees who was never there.
        // To gatherings of here only those are invited who worked here when they were planned.
        foreach (var line in Lines.Where(l => l.Action == "gatherings.invitations"))
            Assert.False(world.There.IsToldIn((await world.TryAsync(TwoKecamatan.Moved, line, world.Here.Known)).Text));
        foreach (var line in Lines.Where(l => l.Kind is LineKind.Counted && l.Action != "gatherings.invitations"))
            if ((Moved: (await world.TryAsync(TwoKecamatan.Moved, line, world.Here.Known)).Text, New: (await world.TryAsync(TwoKecamatan.New, line, world.Here.Known)).Text) is var (moved, fresh) && moved != fresh)
                leaks.Add($"{line} of who has moved is\n    {moved}\nand of a new colleague\n    {fresh}");

        var rows = await world.RowsAsync();
        foreach (var line in Lines.Where(l => l.Kind is LineKind.Aimed))
            foreach (var caller in (string[])[.. world.CallersHere, TwoKecamatan.Moved])
            {
                var aimed = await world.TryAsync(caller, line, caller == TwoKecamatan.Moved ? world.ThereForMoved : world.There.Known, rows);
                var missed = await world.TryAsync(caller, line, world.Nowhere);
                if (aimed.Text != missed.Text || aimed.Changes.Count > 0)
                    leaks.Add($"{line} of {caller} comes to\n    {aimed.Text}\nand aimed at nothing to\n    {missed.Text}\nand changes {string.Join("\n    ", aimed.Changes)}");
            }
        foreach (var line in Lines.Where(l => l.Kind is LineKind.Crosses))
            foreach (var caller in world.CallersHere)
                if (await world.TryAsync(caller, line, world.There.Known) is var crossed && (!crossed.IsDone || world.There.IsToldIn(crossed.Text, line.Allowed)))
                    leaks.Add($"{line} of {caller} comes to\n    {crossed.Text}");

        // No line is empty: who may gets more than somebody where there is nothing.
        foreach (var line in Lines.Where(l => l.By is not null))
        {
            var chat = world.ChatThere(line.By!);
            var (may, mayNot) = (await world.TryAsync(chat, line, world.There.Known), await world.TryAsync(TwoKecamatan.Nobody, line, world.There.Known));
            if (!may.IsDone || (line.Kind is not LineKind.Crosses && may.Text == mayNot.Text))
                leaks.Add($"{line} of {chat} comes to\n    {may.Text}\nand of nobody to\n    {mayNot.Text}");
            if (chat != line.By && world.Here.IsToldIn(may.Text))
                leaks.Add($"{line} of {chat} tells of the other kecamatan\n    {may.Text}");
        }
    }

    // A NIK that is known in the other kecamatan tells nothing of its person: what is shown is what was told here. Still it is one person.
    private static async Task NiksAsync(TwoKecamatan world, List<string> leaks)
    {
        var (here, there) = (world.Here, world.There);
        var (nik, desa, name) = (there.Known["nik-tutup"], here.Known["desa"], $"{here.Marker} Baru");
        var tksk = here.Chat("tksk");
        var file = (await here.DoAsync(tksk, "cases.open", new { kinds = "08", name, nik, desa, description = "x" }))["number"];
        await here.DoAsync(tksk, "cases.refer", new { number = file, role = "puskesos", reason = "x" });
        var referral = (await here.DoAsync(tksk, "cases.referrals", new { number = file }))["list"]![0]!["value"];
        var proposal = (await here.DoAsync(tksk, "proposals.open", new { program = "PKH", name, nik, desa, rt = 1, reason = "x" }))["number"];
        var house = (await here.DoAsync(tksk, "rtlh.propose", new { name, nik, desa, address = "x" }))["number"];
        foreach (var (action, arguments) in ((string, object)[])
        [
            ("cases.find", new { number = file }), ("cases.referral", new { id = referral }), ("proposals.show", new { number = proposal }), ("rtlh.show", new { number = house }),
        ])
            if ((await here.DoAsync(tksk, action, arguments)).ToJsonString() is var shown && (!shown.Contains(name, StringComparison.Ordinal) || there.IsToldIn(shown)))
                leaks.Add($"{action} of somebody whose NIK is known elsewhere shows\n    {shown}");
        await here.DoAsync(tksk, "cases.summarise", new { number = file });
        await world.Desk.WriteDocuments.RunAsync(default);
        var summary = (await world.Desk.Chat(tksk).HeardAsync()).OfType<OutboundMedia>().Last();
        if (DocxText.Read(await world.Desk.OpenAsync(summary.Source)) is var text && (!text.Contains(name, StringComparison.Ordinal) || there.IsToldIn(text)))
            leaks.Add($"The summary of somebody whose NIK is known elsewhere says\n    {text}");

        var again = new Line("cases.open", LineKind.Aimed, null, new { kinds = "08", name = "Lain", nik, desa = "{desa}", description = "x" }, null);
        Assert.StartsWith(HasOpenCase.TheCode, (await world.TryAsync(there.Chat("psm"), again, there.Known)).Text, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await here.DoAsync(tksk, "cases.find-similar", new { nik }))["count"]!);
        Assert.False((await world.TryAsync("staf", new("residents.part", LineKind.Aimed, null, new { number = file, reason = "x" }, null), here.Known)).IsDone);
    }

    // What is told without being asked for: by every job that sends, and by what is done to a case or a household whose handler has moved.
    private static async Task NoticesAsync(TwoKecamatan world, List<string> leaks)
    {
        var there = world.There;
        Assert.Equal(
            typeof(Wakeups).Assembly.GetTypes().Where(t => t.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(Wakeups)))).Select(t => t.Name).Order(StringComparer.Ordinal),
            [.. world.Jobs.Keys.Concat(NoReminders).Order(StringComparer.Ordinal)]);
        // What was told to who moved while they worked there.
        var earlier = (await world.Desk.Chat(TwoKecamatan.Moved).HeardAsync()).Count;
        var sent = world.Jobs.Keys.ToDictionary(name => name, _ => 0);
        // At nine in the morning of days on which something is due: a Monday, the last days of a month's proposals, of objections, of visits.
        foreach (var day in (int[])[1, 3, 8, 18, 36, 39])
            foreach (var (name, run) in world.Jobs)
                sent[name] += await run(new DateTime(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc).AddDays(day));
        Assert.Empty(sent.Where(s => s.Value == 0).Select(s => $"{s.Key} has sent nothing"));
        // No election is near, and its reminders tell of no record.
        await using (var reminded = world.Desk.Database.Office.Open())
            Assert.Equal(["neutrality-phase"], world.Desk.Reminders.Select(k => k.Code).Except(await reminded.Reminders.Where(r => r.State == ReminderState.Sent).Select(r => r.Kind).ToListAsync()));
        await there.DoAsync(there.Chat("psm"), "cases.add", new { number = there.Known["kasus-pindah"], note = "x" });
        await there.DoAsync(there.Chat("puskesos"), "cases.move-referral", new { id = there.Known["rujukan-pindah"], state = "received", answer = "x" });
        await there.DoAsync("koordinator", "verval.check", new { id = there.Known["kk-pindah-kirim"], accept = false, reason = "x" });
        await there.DoAsync("staf", "cases.hand-over", new { number = there.Known["kasus-pindah"], to = there.Known["petugas"], reason = "x" });

        foreach (var chat in (string[])[.. world.Here.Chats, TwoKecamatan.New, TwoKecamatan.Moved])
            if (await HeardAsync(world, chat, chat == TwoKecamatan.Moved ? earlier : 0) is var heard && there.IsToldIn(heard))
                leaks.Add($"{chat} heard\n    {heard}");
        foreach (var chat in there.Chats)
            if (await HeardAsync(world, chat) is var heard && world.Here.IsToldIn(heard))
                leaks.Add($"{chat} heard\n    {heard}");
        Assert.True(there.IsToldIn(await HeardAsync(world, there.Chat("tksk"))));
        await using var db = world.Desk.Database.Office.Open();
        var audience = await Audience.Reachable(db, new() { Places = [there.Kecamatan] }, world.Desk.Clock.Now).Select(c => c.Address).ToListAsync();
        Assert.Equal(there.Chats.Order(StringComparer.Ordinal), audience.Order(StringComparer.Ordinal));
    }

    private static async Task<List<OutboundMedia>> FilesAsync(TwoKecamatan world, Area area) =>
        [.. (await world.Desk.Chat(area.Chat("tksk")).HeardAsync()).Concat(await world.Desk.Chat(area.Chat("camat")).HeardAsync()).Concat(await world.Desk.Chat(area.Chat("operator-desa")).HeardAsync()).OfType<OutboundMedia>().DistinctBy(m => m.Source)];

    private static async Task<string> HeardAsync(TwoKecamatan world, string chat, int from = 0) =>
        string.Join('\n', (await world.Desk.Chat(chat).HeardAsync()).Skip(from).Select(m => m is OutboundText text ? $"{text.Markdown} {string.Join(' ', text.Choices)}" : ""));

    // Every kind of document and export, ordered in both kecamatan: each is about its own.
    private static async Task DocumentsAsync(TwoKecamatan world, List<string> leaks)
    {
        (string Record, string By, string Action, object Arguments)[] orders =
        [
            (DocumentRecords.Case, "tksk", "cases.summarise", new { number = "{kasus}" }),
            (DocumentRecords.Gathering, "camat", "gatherings.document", new { number = "{acara}" }),
            (DocumentRecords.Gathering, "camat", "gatherings.export", new { number = "{acara}" }),
            (DocumentRecords.HandOver, "tksk", "documents.send", new { number = "{dokumen}" }),
            (DocumentRecords.Proposals, "operator-desa", "proposals.document", new { kind = "sptjm", desa = "{desa}", lastMonth = false }),
            (DocumentRecords.Proposals, "operator-desa", "proposals.document", new { kind = "berita-acara-musdes", desa = "{desa}", lastMonth = false }),
            (DocumentRecords.Review, "operator-desa", "reviews.minutes", new { number = "{uji-selesai}" }),
            (DocumentRecords.Verval, "tksk", "verval.minutes", new { round = "{putaran}", desa = "{desa}", meeting = "x", attendees = "x" }),
            (DocumentRecords.Verval, "operator-desa", "verval.export", new { kind = "siks", round = "{putaran}", desa = "{desa}" }),
            (DocumentRecords.Verval, "tksk", "verval.export", new { kind = "selisih", round = "{putaran}", desa = "{desa}" }),
        ];
        // A complaint's documents and its register are for those who handle complaints, and for nobody in a kecamatan: see the lines.
        Assert.Equal(DocumentRecords.All.Keys.Except([DocumentRecords.Complaint]).Order(StringComparer.Ordinal), orders.Select(o => o.Record).Distinct().Order(StringComparer.Ordinal));
        world.Desk.Clock.Now = TwoKecamatan.Noon;
        foreach (var (area, other) in ((Area, Area)[])[(world.Here, world.There), (world.There, world.Here)])
        {
            var earlier = await FilesAsync(world, area);
            foreach (var (_, by, action, arguments) in orders)
                await area.DoAsync(area.Chat(by), action, new Line(action, LineKind.Aimed, by, arguments, null).For(area.Known));
            await world.Desk.WriteDocuments.RunAsync(default);
            var files = (await FilesAsync(world, area)).ExceptBy(earlier.Select(f => f.Source), f => f.Source).ToList();
            // The BAST came when it was made, and comes once more.
            files.AddRange(earlier.Where(f => f.FileName!.StartsWith("BAST", StringComparison.Ordinal)));
            Assert.Equal(orders.Length, files.Count);
            foreach (var file in files)
            {
                var bytes = await world.Desk.OpenAsync(file.Source);
                var text = file.FileName!.EndsWith(".docx", StringComparison.Ordinal) ? DocxText.Read(bytes)
                    : file.FileName.EndsWith(".xlsx", StringComparison.Ordinal) ? string.Join('\n', XlsxRows.Read(bytes).Select(r => string.Join(';', r.Cells)))
                    : Encoding.UTF8.GetString(bytes);
                if (!area.IsToldIn(text) || other.IsToldIn(text))
                    leaks.Add($"{file.FileName} of {area.Kecamatan} says\n    {text}");
            }
        }
    }

    // What has Wakeups and reminds nobody of a record.
    private static readonly string[] NoReminders =
    [
        // Carry what others owe.
        nameof(TurnRunner), nameof(OutboxSender), nameof(DeliveryReports),
        // Give files into the chat that asked for them.
        nameof(WriteDocuments), nameof(MakeExports), nameof(MakePackages),
        // To its audience, which is held below.
        nameof(BulkSender),
        // Tell staff how the program does.
        nameof(FlowAlert), nameof(AccountNews), nameof(AccountHealth),
        // Does at the desk what is asked of it there.
        nameof(Office.Staff.DeskWork),
    ];

    private static IEnumerable<(Line, string)> CountedHere(TwoKecamatan world) =>
        from line in Lines where line.Kind is LineKind.Counted from caller in world.CallersHere select (line, caller);

    // Aimed at records or places of another kecamatan: as if there were none.
    private static Line Aimed(string action, string? by, object arguments) => new(action, LineKind.Aimed, by, arguments, null);

    // Lists or counts what the caller may see: the same whatever there is in another kecamatan.
    private static Line Counted(string action, string by, object? arguments = null) => new(action, LineKind.Counted, by, arguments ?? new { }, null);

    // Is told across kecamatan, for a reason, and without anything of the person it is about.
    private static Line Crosses(string action, string by, object arguments, string why, params string[] allowed) =>
        new(action, LineKind.Crosses, by, arguments, why) { Allowed = [.. allowed, .. Names().Matches(JsonSerializer.Serialize(arguments)).Select(m => m.Groups[1].Value)] };

    // Has to do with no place.
    private static Line Free(string action, string why) => new(action, LineKind.Free, null, new { }, why);

    [GeneratedRegex(@"\{([a-z-]+)\}", RegexOptions.None, 1000)]
    internal static partial Regex Names();
}

internal enum LineKind { Aimed, Counted, Crosses, Free }

/// <summary>What holds for an action.</summary>
/// <param name="Action">Its name in flows.</param>
/// <param name="Kind">How it is held.</param>
/// <param name="By">Who may: somebody there, or of the office.</param>
/// <param name="Arguments">As flows give them, with names of records in braces.</param>
/// <param name="Why">Why it is told to others, or to everybody.</param>
internal sealed record Line(string Action, LineKind Kind, string? By, object Arguments, string? Why)
{
    /// <summary>What may be told of the other kecamatan, by its name.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    public override string ToString() => $"{Action} {JsonSerializer.Serialize(Arguments)}";

    /// <summary>The arguments for a place.</summary>
    public JsonObject For(IReadOnlyDictionary<string, string> known) => JsonNode.Parse(
        EveryActionTests.Names().Replace(JsonSerializer.Serialize(Arguments), m => known.GetValueOrDefault(m.Groups[1].Value, m.Value)))!.AsObject();
}
