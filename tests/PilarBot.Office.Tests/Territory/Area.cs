using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Partners;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Sources;
using PilarBot.Office.Tests.Cases;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.Office.Tests.Proposals;
using PilarBot.Office.Tests.Rtlh;
using PilarBot.Office.Tests.Verval;

namespace PilarBot.Office.Tests.Territory;

/// <summary>One kecamatan in which every slice has records. Each free text of them has the <see cref="Marker"/> in it.</summary>
internal sealed class Area(Desk desk, string suffix, string marker, string kecamatan, string desa, string otherDesa, int serial)
{
    /// <summary>The roles that are held in a kecamatan or a desa.</summary>
    public static readonly string[] OfKecamatan = ["tksk", "tks", "pendamping-pkh", "tagana", "penyuluh", "camat"];

    /// <summary>As <see cref="OfKecamatan"/>.</summary>
    public static readonly string[] OfDesa = ["psm", "puskesos", "rt-rw", "operator-desa", "kades-lurah"];

    private int people = serial * 1000;

    public string Marker => marker;
    public string Kecamatan => kecamatan;

    /// <summary>What its records are called and where they are: numbers, ids, codes, names.</summary>
    public Dictionary<string, string> Known { get; } = new()
    {
        ["kecamatan"] = kecamatan,
        ["desa"] = desa,
        ["desa-lain"] = otherDesa,
        ["nama-desa"] = desk.Office.Label("desa", desa),
        ["nama-pilar"] = $"{marker} tksk",
        ["label"] = $"{marker} bimtek".ToLowerInvariant(),
        ["nama-kecamatan"] = desk.Office.Label("kecamatan", kecamatan),
    };

    /// <summary>The chats of all who work there.</summary>
    public IEnumerable<string> Chats => OfKecamatan.Concat(OfDesa).Append("operator-lain").Append("semua").Select(Chat);

    /// <summary>The chat of somebody there.</summary>
    public string Chat(string who) => $"{who}-{suffix}";

    /// <summary>True when a text has anything of it: its marker, a number, an id, a name.</summary>
    /// <param name="text">What somebody got to read.</param>
    /// <param name="allowed">What may be told, by its name in <see cref="Known"/>.</param>
    public bool IsToldIn(string text, params IReadOnlyList<string> allowed) => text.Contains(marker, StringComparison.OrdinalIgnoreCase)
        || Known.Any(k => k.Key != "penerima" && text.Contains(k.Value, StringComparison.Ordinal)
            && !Known.Any(a => allowed.Contains(a.Key) && a.Value.Contains(k.Value, StringComparison.Ordinal)));

    /// <summary>Does all that its people do.</summary>
    public async Task FillAsync()
    {
        await CasesAsync();
        await VervalAsync();
        await ProposalsAsync();
        await HousesAsync();
        await FieldAsync();
        await GatheringsAsync();
        await ComplaintsAsync();
        await OfficeAsync();
        await DoAsync("staf", "people.tag", new { id = Known["petugas"], tag = Known["label"] });
    }

    /// <summary>Puts its people on the roster, a chat for each role.</summary>
    public async Task HireAsync()
    {
        foreach (var role in OfKecamatan)
            await desk.PersonAsync(Chat(role), $"{marker} {role}", (role, kecamatan));
        foreach (var role in OfDesa)
            await desk.PersonAsync(Chat(role), $"{marker} {role}", (role, desa));
        await desk.PersonAsync(Chat("operator-lain"), $"{marker} Operator", ("operator-desa", otherDesa));
        await desk.ActAsync(Chat("warga"), _ => Task.FromResult(0));
        // One who may do whatever anybody there may.
        await desk.PersonAsync(Chat("semua"), $"{marker} Semua", [.. OfKecamatan.Select(r => (r, kecamatan)), .. OfDesa.Select(r => (r, desa))]);
        await using var db = desk.Database.Office.Open();
        foreach (var (name, chat) in ((string, string)[])[("petugas", Chat("tksk")), ("penerima", "staf")])
            Known[name] = (await db.Conversations.Where(c => c.Address == chat).Select(c => c.PersonId).SingleAsync())!.Value.ToString("N");
    }

    /// <summary>Does something, which has to come off.</summary>
    /// <param name="chat">By whom.</param>
    /// <param name="action">Its name in flows.</param>
    /// <param name="arguments">As flows give them.</param>
    public async Task<JsonObject> DoAsync(string chat, string action, object arguments)
    {
        desk.Clock.Now += TimeSpan.FromSeconds(1);
        var (result, refusal) = await desk.ActAsync(chat, turn => desk.Actions.RunAsync(action, JsonSerializer.SerializeToNode(arguments)!.AsObject(), turn));
        Assert.True(refusal is null, $"{action} of {chat}: {refusal?.Code}");
        return result!;
    }

    private async Task CasesAsync()
    {
        (Known["nik"], Known["nama"]) = (NewNik(), $"{marker} Nenek");
        Known["kasus"] = await OpenAsync("psm", "08", Known["nama"], Known["nik"]);
        Known["kasus-bebas"] = await OpenAsync("rt-rw", "16", $"{marker} Terbatas", NewNik());
        Known["kasus-tanpa-nik"] = await OpenAsync("psm", "08", $"{marker} Siti", null);
        Known["kasus-sama"] = await OpenAsync("psm", "09", $"{marker} Ali", null);
        Known["nik-tutup"] = NewNik();
        Known["kasus-tutup"] = await OpenAsync("psm", "08", $"{marker} Tutup", Known["nik-tutup"]);
        await desk.CloseAsync(Chat("tksk"), Known["kasus-tutup"]);
        var first = await OpenAsync("psm", "08", $"{marker} Satu", null);
        Known["kasus-gabung"] = await OpenAsync("psm", "08", $"{marker} Dua", null);
        await DoAsync("staf", "residents.merge", new { first, second = Known["kasus-gabung"], reason = marker });
        await WorkAsync("tksk", "kasus", "rujukan");
        Known["foto"] = (await PhotosAsync("psm"))[0];
        await DoAsync(Chat("psm"), "cases.add", new { number = Known["kasus"], note = $"{marker} catatan", photos = new[] { Known["foto"] } });
    }

    /// <summary>Takes a case, plans the next visit for today, and refers it.</summary>
    public async Task WorkAsync(string who, string file, string referral)
    {
        var number = Known[file];
        await DoAsync(Chat(who), "cases.take", new { number });
        await DoAsync(Chat(who), "cases.visit", new { number, note = $"{marker} kunjungan", next = desk.Office.DayOf(desk.Clock.Now) });
        await DoAsync(Chat(who), "cases.set-goal", new { number, goal = $"{marker} berjualan", graduation = "progressing" });
        await DoAsync(Chat(who), "cases.refer", new { number, role = "puskesos", reason = $"{marker} rujukan" });
        Known[referral] = Entry(await DoAsync(Chat("tksk"), "cases.referrals", new { number }));
    }

    /// <summary>Reports a case there.</summary>
    public async Task<string> OpenAsync(string who, string kinds, string name, string? nik) =>
        (string)(await DoAsync(Chat(who), "cases.open", new { kinds, name, nik, desa, description = $"{marker} atap bocor" }))["number"]!;

    private async Task VervalAsync()
    {
        var lines = Enumerable.Range(1, 7).Select(i => VervalSamples.Line((serial * 100) + i, desa)
            .Replace("Keluarga Uji", marker, StringComparison.Ordinal).Replace("Jalan Mawar", $"Jalan {marker}", StringComparison.Ordinal));
        Assert.Empty((await desk.ImportAsync(VervalSamples.File(lines), VervalSamples.Order with { Round = $"{marker} putaran" })).Problems);
        await using (var db = desk.Database.Office.Open())
        {
            var households = await db.VervalHouseholds.Where(h => h.Kecamatan == kecamatan).OrderBy(h => h.No).ToListAsync();
            Known["putaran"] = households[0].RoundId.ToString("N");
            foreach (var (place, name) in ((string[])["kk-tunggu", "kk-pegang", "kk-kirim", "kk-terima", "kk-siks", "kk-pindah", "kk-pindah-kirim"]).Index())
                Known[name] = households[place].Id.ToString("N");
        }
        (desk.VervalOptions.AskHouse, desk.VervalOptions.AskUtilities, desk.VervalOptions.AskMembers, desk.VervalOptions.AskAssets) = (false, false, false, false);
        await VisitAsync("tksk", "kk-pegang");
        foreach (var name in (string[])["kk-kirim", "kk-terima", "kk-siks"])
            await VisitAsync("tksk", name, isSent: true);
        foreach (var name in (string[])["kk-terima", "kk-siks"])
            await DoAsync("koordinator", "verval.check", new { id = Known[name], accept = true });
        await DoAsync(Chat("rt-rw"), "changes.report", new { kind = "meninggal", name = $"{marker} Wa", nik = Known["nik"], desa, text = $"{marker} kemarin" });
        Known["perubahan"] = Entry(await DoAsync(Chat("tksk"), "changes.waiting", new { }));
    }

    /// <summary>Takes a household and fills its form.</summary>
    public async Task VisitAsync(string who, string household, bool isSent = false)
    {
        var id = Known[household];
        await DoAsync(Chat(who), "verval.take", new { id });
        await DoAsync(Chat(who), "verval.keep-start", new { id, isRelative = false, isThere = true, finding = "ditemukan" });
        await DoAsync(Chat(who), "verval.keep-evidence", new { id, respondent = $"{marker} Ibu", front = await PhotosAsync(who), location = Point });
        if (isSent)
            await DoAsync(Chat(who), "verval.submit", new { id, result = "layak", reason = $"{marker} dilihat", declared = true });
    }

    private async Task ProposalsAsync()
    {
        // A review that is over began in the month before.
        desk.Clock.Now -= TimeSpan.FromDays(30);
        await AgreeAsync("usulan-lama", desa);
        Known["uji-selesai"] = (string)(await DoAsync(Chat("operator-desa"), "reviews.open", new { desa }))["number"]!;
        desk.Clock.Now += TimeSpan.FromDays(30);
        Known["usulan"] = await ProposeAsync(desa, []);
        var photos = await PhotosAsync("operator-desa");
        await DoAsync(Chat("operator-desa"), "proposals.add", new { number = Known["usulan"], photos });
        Known["usulan-lengkap"] = await ProposeAsync(desa);
        await AgreeAsync("usulan-sepakat", desa);
        await AgreeAsync("usulan-siks", desa);
        await DoAsync(Chat("operator-desa"), "proposals.submit", new { number = Known["usulan-siks"], siks = $"{marker} siks" });
        Known["uji"] = (string)(await DoAsync(Chat("operator-desa"), "reviews.open", new { desa }))["number"]!;
        Known["sanggah"] = (string)(await DoAsync(Chat("warga"), "objections.file", new
        {
            entry = Known["uji"] + "/1",
            kind = "sanggah",
            desa,
            rt = "1",
            reason = $"{marker} punya mobil",
            photos = await PhotosAsync("warga"),
        }))["number"]!;
        await AgreeAsync("usulan-lain", otherDesa, "operator-lain");
    }

    private async Task AgreeAsync(string name, string where, string who = "operator-desa")
    {
        Known[name] = await ProposeAsync(where, null, who);
        await DoAsync(Chat(who), "proposals.decide", new { number = Known[name], basis = "musyawarah", on = desk.Office.DayOf(desk.Clock.Now), reference = $"{marker}/01" });
    }

    private async Task<string> ProposeAsync(string where, string[]? papers = null, string who = "operator-desa") => (string)(await DoAsync(Chat(who), "proposals.open", new
    {
        program = "PKH",
        name = $"{marker} Usul",
        nik = NewNik(),
        desa = where,
        rt = 1,
        rw = 1,
        reason = $"{marker} alasan",
        papers = papers ?? ProposalSamples.Plain.Papers,
        shelter = "tidak",
    }))["number"]!;

    private async Task HousesAsync()
    {
        var photos = await desk.SendsAsync(Chat("psm"), PictureFiles.Jpeg());
        Known["rumah"] = (await desk.ProposeAsync(Chat("psm"), House(photos))).Number;
        Known["rumah-siap"] = await desk.AssignedAsync(House(), Chat("psm"), "staf");
        await HandOverAsync("tksk", "rumah-serah", "dokumen");
        await DoAsync("staf", "rtlh.set-target", new { year = 2026, place = kecamatan, units = 40 + serial });
        Known["tanda-tangan"] = (await PhotosAsync("tksk"))[0];
    }

    /// <summary>Hands goods over for a house that was assigned.</summary>
    public async Task HandOverAsync(string who, string house, string document)
    {
        Known[house] = await desk.AssignedAsync(House(), Chat("psm"), "staf");
        Known[document] = (string)(await DoAsync(Chat(who), "rtlh.hand-over", new
        {
            number = Known[house],
            goods = new[] { new { barang = $"{marker} semen", jumlah = 10, satuan = "sak" } },
            receiver = $"{marker} penerima",
            relation = "Anak",
            on = desk.Office.DayOf(desk.Clock.Now),
            place = $"{marker} balai",
            signatory = "s0",
        }))["document"]!;
    }

    private ProposeHouse.Input House(IReadOnlyList<Guid>? photos = null) => RtlhSamples.Known with
    {
        Name = $"{marker} Pemilik",
        Nik = NewNik(),
        Kk = null,
        Desa = desa,
        Address = $"{marker} dusun",
        Photos = photos,
    };

    private async Task FieldAsync()
    {
        var day = desk.Office.DayOf(desk.Clock.Now);
        Known["kegiatan"] = (string)(await DoAsync(Chat("psm"), "activities.record", new
        {
            kind = "penyaluran",
            programme = "pkh",
            desa,
            day,
            participants = 30 + serial,
            about = $"{marker} balai",
            problems = $"{marker} antre",
        }))["number"]!;
        Known["tawaran"] = (string)(await DoAsync(Chat("tksk"), "offers.record", new
        {
            need = "pangan",
            desa,
            type = "swadaya",
            giver = $"{marker} Haji",
            goods = $"{marker} paket",
            @case = Known["kasus"],
        }))["number"]!;
        Assert.Empty((await new ImportPartners(desk.Database.Office, desk.Office, desk.Clock).RunAsync(new StringReader(
            $"jenis;nama;wilayah;layanan;kontak;umum\nkarang-taruna;{marker} Taruna;{desa};{marker} kerja bakti;{marker} balai;tidak\n"), default)).Problems);
        Assert.Empty((await new ImportSources(desk.Database.Office, desk.Office, desk.Clock).RunAsync(new StringReader(
            $"jenis,nama,memberi,kebutuhan,wilayah\ndana-desa,{marker} dana,{marker} sembako,pangan,{desa}\n"), default)).Problems);
        await using var db = desk.Database.Office.Open();
        Known["mitra"] = (await db.Partners.SingleAsync(p => p.Wilayah == desa)).Id.ToString();
        Known["sumber"] = (await db.AidSources.SingleAsync(s => s.Wilayah == desa)).Id.ToString();
    }

    // One today with its door open, and one in nine days: both to all who work there.
    private async Task GatheringsAsync()
    {
        desk.GatheringOptions.CodeChanges = TimeSpan.FromDays(1);
        async Task<string> PlanAsync(DateTime at) => (string)(await DoAsync(Chat("camat"), "gatherings.plan", new
        {
            kind = "rakor",
            title = $"{marker} rakor",
            agenda = $"{marker} agenda",
            at,
            desa,
            place = $"{marker} balai",
        }))["number"]!;
        var noon = TwoKecamatan.Noon;
        Known["acara-depan"] = await PlanAsync(noon.AddDays(9));
        var number = Known["acara"] = await PlanAsync(noon.AddHours(1));
        await DoAsync(Chat("tksk"), "gatherings.answer", new { number, answer = "diwakili", words = $"{marker} wakil" });
        Known["kode-hadir"] = (string)(await DoAsync(Chat("camat"), "gatherings.open-door", new { number }))["code"]!;
        await DoAsync(Chat("psm"), "gatherings.attend", new { code = Known["kode-hadir"] });
        await DoAsync(Chat("camat"), "gatherings.note-present", new { number, guest = $"{marker} tamu" });
        Known["undangan"] = Entry(await DoAsync(Chat("camat"), "gatherings.absent", new { number }));
        await DoAsync(Chat("camat"), "gatherings.keep-minutes", new { number, text = $"{marker} notulen" });
        var due = desk.Office.DayOf(noon).AddDays(3);
        await DoAsync(Chat("camat"), "gatherings.add-item", new { number, text = $"{marker} langkah", owner = Known["petugas"], due });
        Known["langkah"] = Entry(await DoAsync(Chat("tksk"), "gatherings.items", new { }));
        foreach (var quiz in (string[])[number, Known["acara-depan"]])
            await DoAsync(Chat("camat"), "gatherings.quiz-add", new { number = quiz, text = $"{marker} soal?\n*{marker} ya\n{marker} bukan" });
        await using var db = desk.Database.Office.Open();
        await db.GatheringQuizzes.Where(q => db.Gatherings.Any(g => g.Id == q.GatheringId && g.Number == number))
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.ReleasedAt, noon).SetProperty(q => q.SentAt, noon).SetProperty(q => q.ClosesAt, noon.AddDays(3)));
    }

    private async Task ComplaintsAsync()
    {
        async Task<string> FileAsync(string identity)
        {
            var number = (string)(await DoAsync(Chat("warga"), "complaints.file", new
            {
                category = "NET01",
                role = "pendamping-pkh",
                reported = $"{marker} Terlapor",
                kecamatan,
                description = $"{marker} kaus partai",
                happenedOn = desk.Office.DayOf(desk.Clock.Now),
                identity,
                name = $"{marker} Pelapor",
            }))["number"]!;
            await DoAsync(Chat("warga"), "complaints.add", new { number, consent = "without-name" });
            return number;
        }

        Known["aduan"] = await FileAsync("confidential");
        await desk.GiveEvidenceAsync(Known["aduan"], PictureFiles.Jpeg());
        Known["aduan-terbuka"] = await FileAsync("open");
        Known["aduan-buka"] = await FileAsync("confidential");
        await DoAsync("aduan", "complaints.ask-reveal", new { number = Known["aduan-buka"], reason = $"{marker} perlu" });
        Known["penerusan"] = (string)(await DoAsync("aduan", "complaints.hand-on", new { number = Known["aduan-terbuka"], form = "bawaslu-pemilu" }))["number"]!;
    }

    private async Task OfficeAsync()
    {
        await DoAsync(Chat("psm"), "help.ask", new { text = $"{marker} bertanya" });
        await DoAsync(Chat("calon"), "people.ask-to-join", new
        {
            name = $"{marker} Calon",
            contact = new { phone = $"0812345678{serial:00}", name = marker, own = true },
            role = "psm",
            wilayah = desa,
        });
        await DoAsync(Chat("psm"), "privacy.ask", new { kind = "copy", text = $"{marker} salinan" });
        Known["permintaan"] = Entry(await DoAsync(Chat("psm"), "privacy.requests", new { }));
        Known["siaran"] = (string)(await DoAsync("staf", "broadcasts.schedule", new { text = $"{marker} siaran", kecamatan }))["number"]!;
        await desk.Packages.RunAsync(default);
        await desk.WriteDocuments.RunAsync(default);
        await using var db = desk.Database.Office.Open();
        Known["pertanyaan"] = (await db.HumanRequests.OrderByDescending(r => r.At).FirstAsync()).Id.ToString("N");
        Known["pendaftar"] = (await db.RegistrationRequests.OrderByDescending(r => r.At).FirstAsync()).Id.ToString("N");
    }

    /// <summary>A photo that somebody has sent.</summary>
    private async Task<string[]> PhotosAsync(string who) => [.. (await desk.SendsAsync(Chat(who), PictureFiles.Jpeg())).Select(id => id.ToString())];

    private string NewNik() => string.Create(CultureInfo.InvariantCulture, $"74060141075{++people:00000}");

    private static object Point => new { latitude = -4.79, longitude = 121.62, accuracy = 10 };

    private static string Entry(JsonObject listing) => (string)listing["list"]![0]!["value"]!;
}
