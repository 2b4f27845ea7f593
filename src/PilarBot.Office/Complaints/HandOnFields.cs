using System.Globalization;
using PilarBot.Office.Documents;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Complaints;

/// <summary>The one place where what a complaint tells becomes fields of a document. A new fact is a new line here.</summary>
internal sealed class HandOnFields
{
    private static readonly (string Name, Func<HandOnFields, string?> Value)[] Single =
    [
        ("aduan.nomor", f => f.facts.Complaint.Number),
        ("aduan.diterima", f => OfficeProfile.ShowDay(f.facts.Complaint.FiledOn)),
        ("aduan.jumlah-saksi", f => Count(f.Witnesses.Count)),
        ("aduan.jumlah-bukti", f => Count(f.facts.Evidence.Count)),
        ("pelapor.nama", f => f.withReporter ? f.facts.ReporterName : null),
        ("pelapor.alamat", f => f.withReporter ? f.facts.ReporterAddress : null),
        ("pelapor.telepon", f => f.withReporter ? f.facts.ReporterPhone : null),
        ("terlapor.nama", f => f.Told("reported", f.facts.Complaint.Reported)),
        ("terlapor.jabatan", f => OfficeRole.Find(f.facts.Complaint.ReportedRole)?.Label ?? "Lainnya"),
        ("terlapor.nip", f => f.Told("reported-nip", f.facts.Complaint.ReportedNip)),
        ("terlapor.tempat-kerja", f => f.Workplace),
        // Not asked in the conversation: filled by hand.
        ("terlapor.alamat", _ => null),
        ("peristiwa.dugaan", f => ComplaintWords.Acts(f.office, f.facts.Complaint)),
        ("peristiwa.tempat", f => f.Told("place", f.facts.Complaint.Place)),
        ("peristiwa.tanggal", f => f.Day("happened-on", f.facts.Complaint.HappenedOn)),
        ("peristiwa.diketahui", f => f.Day("known-on", f.facts.Complaint.KnownOn)),
        ("peristiwa.tautan", f => f.Links is [] ? null : string.Join("; ", f.Links)),
        ("peristiwa.uraian", f => f.Told("description", f.facts.Complaint.Description)),
        ("pelapor.harapan", f => f.Told("wish", f.facts.Complaint.Wish)),
    ];

    private static readonly (string Name, string[] Fields, Func<HandOnFields, IEnumerable<string?[]>> Entries)[] Lists =
    [
        ("saksi", ["saksi.nomor", "saksi.nama", "saksi.alamat", "saksi.telepon"],
            f => f.Witnesses.Select((told, place) => new[] { Count(place + 1), told, null, null })),
        ("bukti", ["bukti.nomor", "bukti.jenis", "bukti.berkas", "bukti.sha256"],
            f => f.facts.Evidence.Select(e => new[] { Count(e.Place), e.Type.Name, e.Original, e.Sha256 })),
        ("tambahan", ["tambahan.tanggal", "tambahan.isi"],
            f => f.facts.Notes.Where(n => n.Kind is ComplaintEventKind.NoteAdded or ComplaintEventKind.Answered)
                .Select(n => new[] { OfficeProfile.ShowDay(n.On), f.Shown(n.Text!) })),
    ];

    private readonly HandOnFacts facts;
    private readonly OfficeProfile office;
    private readonly bool withReporter;

    private HandOnFields(HandOnFacts facts, OfficeProfile office, bool withReporter) =>
        (this.facts, this.office, this.withReporter) = (facts, office, withReporter);

    /// <summary>What templates may name.</summary>
    public static DocumentFields Names { get; } = new(
        Single.Select(s => s.Name).ToHashSet(), Lists.ToDictionary(l => l.Name, IReadOnlySet<string> (l) => l.Fields.ToHashSet()));

    /// <summary>The values of a complaint.</summary>
    /// <param name="facts">The complaint.</param>
    /// <param name="office">For names of places and categories.</param>
    /// <param name="withReporter">False: name and number are left out, and hidden wherever else they were written.</param>
    public static DocumentValues Of(HandOnFacts facts, OfficeProfile office, bool withReporter)
    {
        var fields = new HandOnFields(facts, office, withReporter);
        return new(
            Single.ToDictionary(s => s.Name, s => s.Value(fields)),
            Lists.ToDictionary(l => l.Name, IReadOnlyList<IReadOnlyDictionary<string, string?>> (l) =>
                [.. l.Entries(fields).Select(values => l.Fields.Zip(values).ToDictionary(p => p.First, p => p.Second))]));
    }

    private List<string> Witnesses => Of(ComplaintEventKind.WitnessAdded);

    private List<string> Links => Of(ComplaintEventKind.LinkAdded);

    private string? Workplace
    {
        get
        {
            var kecamatan = facts.Complaint.Kecamatan is { Length: > 0 } code ? "Kecamatan " + office.Label("kecamatan", code) : null;
            return Told("reported-workplace", facts.Complaint.ReportedWorkplace) is not { } told ? kecamatan : kecamatan is null ? told : $"{told}; {kecamatan}";
        }
    }

    private List<string> Of(ComplaintEventKind kind) => [.. facts.Notes.Where(n => n.Kind == kind).Select(n => Shown(n.Text!))];

    private string? Told(string field, byte[]? value) => facts.Open(field, value) is { } told ? Shown(told) : null;

    private string Shown(string told) => withReporter ? told : ReporterMask.Hide(told, facts.ReporterName, facts.ReporterPhone);

    private string? Day(string field, byte[]? value) => BawasluDays.Read(facts.Open(field, value)) is { } day ? OfficeProfile.ShowDay(day) : null;

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
