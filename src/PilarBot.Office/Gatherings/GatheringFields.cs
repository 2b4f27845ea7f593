using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Gatherings;

/// <summary>The one place where a gathering becomes fields of its attendance list.</summary>
internal static class GatheringFields
{
    /// <summary>The template's name.</summary>
    public const string Template = "daftar-hadir";

    /// <summary>What templates may name.</summary>
    public static DocumentFields Names { get; } = new(
        DocumentFields.Place.Concat(
        [
            "acara.nomor", "acara.jenis", "acara.judul", "acara.hari", "acara.waktu", "acara.tempat", "acara.agenda", "acara.notulen", "acara.diundang", "acara.hadir",
            "acara.penyelenggara",
        ]).ToHashSet(),
        new Dictionary<string, IReadOnlySet<string>>
        {
            ["peserta"] = new HashSet<string> { "peserta.nomor", "peserta.nama", "peserta.peran", "peserta.keterangan" },
            ["kesepakatan"] = new HashSet<string> { "kesepakatan.nomor", "kesepakatan.isi" },
            ["tindak"] = new HashSet<string> { "tindak.nomor", "tindak.isi", "tindak.penanggung-jawab", "tindak.tenggat" },
        });

    /// <summary>Reads the gathering that a document is made of.</summary>
    public static async Task<DocumentValues> FillAsync(DocumentSource source)
    {
        var (db, document, office, sealer, _, cancellation) = source;
        var gathering = await db.Gatherings.AsNoTracking().SingleAsync(g => g.Id == document.OwnerId, cancellation);
        var facts = gathering.Open(sealer);
        var people = await AttendanceLine.ReadAsync(db, gathering, sealer, cancellation);
        var items = await ItemLine.ReadAsync(db, gathering, sealer, cancellation);
        var single = DocumentFields.PlaceOf(gathering.Desa, office);
        single["acara.nomor"] = gathering.Number;
        single["acara.jenis"] = office.Label("acara", gathering.Kind);
        single["acara.judul"] = facts.Title;
        single["acara.hari"] = GatheringWords.DayName(office, gathering.StartsAt);
        single["acara.waktu"] = office.Show(gathering.StartsAt);
        single["acara.tempat"] = GatheringWords.Where(office, gathering, facts);
        single["acara.agenda"] = facts.Agenda;
        single["acara.notulen"] = facts.Minutes;
        single["acara.diundang"] = Show(people.Count(p => p.IsInvited));
        single["acara.hadir"] = Show(people.Count(p => p.PresentAt is not null));
        single["acara.penyelenggara"] = await db.People.Where(p => p.Id == gathering.OrganiserId).Select(p => p.Name).SingleOrDefaultAsync(cancellation);
        return new(single, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>
        {
            ["peserta"] = [.. people.Select((person, place) => new Dictionary<string, string?>
            {
                ["peserta.nomor"] = Show(place + 1),
                ["peserta.nama"] = person.Name,
                ["peserta.peran"] = person.Role.Length > 0 ? person.Role : "tamu",
                ["peserta.keterangan"] = person.PresentAt is { } at ? $"hadir {office.Zone.ToLocal(at):HH.mm}{(person.Score.Length > 0 ? $", kuis {person.Score}" : "")}" : $"tidak hadir, {person.Answer.Label()}{(person.Words.Length > 0 ? $": {person.Words}" : "")}",
            })],
            ["kesepakatan"] = [.. items.Where(i => i.Owner is null).Select((item, place) => new Dictionary<string, string?>
            {
                ["kesepakatan.nomor"] = Show(place + 1),
                ["kesepakatan.isi"] = item.Text,
            })],
            ["tindak"] = [.. items.Where(i => i.Owner is not null).Select((item, place) => new Dictionary<string, string?>
            {
                ["tindak.nomor"] = Show(place + 1),
                ["tindak.isi"] = item.Text,
                ["tindak.penanggung-jawab"] = item.Owner,
                ["tindak.tenggat"] = OfficeProfile.ShowDay(item.DueOn!.Value),
            })],
        });
    }

    private static string Show(int count) => count.ToString(CultureInfo.InvariantCulture);
}
