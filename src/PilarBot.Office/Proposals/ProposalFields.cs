using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Proposals;

/// <summary>The one place where a desa's proposals of a month become fields of a document: names and addresses, no NIK.</summary>
internal static class ProposalFields
{
    private const int Most = 500;
    private const string List = "usulan";

    private static readonly ProposalState[] NotListed = [ProposalState.Draft, ProposalState.Withdrawn];

    /// <summary>What templates may name.</summary>
    public static DocumentFields Names { get; } = new(
        DocumentFields.Place.Concat(["periode.bulan", "periode.jumlah"]).ToHashSet(),
        new Dictionary<string, IReadOnlySet<string>>
        {
            [List] = new HashSet<string> { "usulan.nomor", "usulan.nomor-usulan", "usulan.nama", "usulan.alamat", "usulan.program", "usulan.keterangan" },
        });

    /// <summary>As in <see cref="OfficeDocument.Subject"/>: <c>74.06.01.1010/2026-11</c>.</summary>
    public static string SubjectOf(string desa, string cycle) => desa + "/" + cycle;

    /// <summary>The proposals that a desa's documents of a month list.</summary>
    public static IQueryable<Proposal> Listed(OfficeDbContext db, string desa, string cycle) =>
        db.Proposals.Where(p => p.Desa == desa && p.Cycle == cycle && !NotListed.Contains(p.State));

    /// <summary>Reads what a document about a desa and month lists.</summary>
    public static async Task<DocumentValues> FillAsync(DocumentSource source)
    {
        var (db, document, office, sealer, _, cancellation) = source;
        var cycle = document.Subject.Split('/')[1];
        var rows = await (
            from proposal in Listed(db, document.Desa, cycle)
            join resident in db.Residents on proposal.ResidentId equals resident.Id
            orderby proposal.Rt, proposal.Id
            select new { proposal.Number, proposal.Rt, proposal.Program, proposal.State, resident.Id, resident.Key, resident.Name }).Take(Most).ToListAsync(cancellation);
        var single = DocumentFields.PlaceOf(document.Desa, office);
        single["periode.bulan"] = OfficeProfile.ShowMonth(DateOnly.ParseExact(cycle + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));
        single["periode.jumlah"] = Count(rows.Count);
        return new(single, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>
        {
            [List] = [.. rows.Select((row, place) => new Dictionary<string, string?>
            {
                ["usulan.nomor"] = Count(place + 1),
                ["usulan.nomor-usulan"] = row.Number,
                ["usulan.nama"] = sealer.OpenText(row.Key, row.Id, "name", row.Name),
                ["usulan.alamat"] = "RT " + row.Rt,
                ["usulan.program"] = ProposalWords.Program(row.Program),
                ["usulan.keterangan"] = row.State is ProposalState.Complete ? null : row.State.Label(),
            })],
        });
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
