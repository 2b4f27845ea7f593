using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Documents;
using PilarBot.Office.Sealing;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Proposals;

/// <summary>What stands in the documents about a desa's proposals of a month: names and addresses, no NIK.</summary>
internal sealed class FillProposalDocument(OfficeProfile office, Sealer sealer)
{
    private const int Most = 500;

    private static readonly ProposalState[] NotListed = [ProposalState.Draft, ProposalState.Withdrawn];

    /// <summary>The proposals that a desa's documents of a month list.</summary>
    public static IQueryable<Proposal> Listed(OfficeDbContext db, string desa, string cycle) =>
        db.Proposals.Where(p => p.Desa == desa && p.Cycle == cycle && !NotListed.Contains(p.State));

    public async Task<DocumentValues> ReadAsync(OfficeDbContext db, OrderedDocument order, CancellationToken cancellation)
    {
        var rows = await (
            from proposal in Listed(db, order.Desa, order.Subject)
            join resident in db.Residents on proposal.ResidentId equals resident.Id
            orderby proposal.Rt, proposal.Id
            select new { proposal.Number, proposal.Rt, proposal.Program, proposal.State, resident.Id, resident.Key, resident.Name }).Take(Most).ToListAsync(cancellation);
        var month = DateOnly.ParseExact(order.Subject + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var single = PlaceOf(order.Desa, office);
        single["periode.bulan"] = OfficeProfile.ShowMonth(month);
        single["periode.jumlah"] = Count(rows.Count);
        return new(single, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>
        {
            [ProposalFields.List] = [.. rows.Select((row, place) => new Dictionary<string, string?>
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

    /// <summary>The fields that say where.</summary>
    public static Dictionary<string, string?> PlaceOf(string desa, OfficeProfile office) => new()
    {
        ["desa.nama"] = office.Label("desa", desa),
        ["desa.kecamatan"] = office.Label("kecamatan", desa[..8]),
        ["desa.kabupaten"] = WilayahTable.Indonesia.Find(office.Regency)?.Titled,
    };

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
