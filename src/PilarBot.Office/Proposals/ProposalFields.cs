using PilarBot.Office.Documents;

namespace PilarBot.Office.Proposals;

/// <summary>The fields that documents about proposals may name.</summary>
internal static class ProposalFields
{
    /// <summary>The list whose fields repeat.</summary>
    public const string List = "usulan";

    public static DocumentFields Names { get; } = new(
        new HashSet<string> { "desa.nama", "desa.kecamatan", "desa.kabupaten", "periode.bulan", "periode.jumlah" },
        new Dictionary<string, IReadOnlySet<string>>
        {
            [List] = new HashSet<string> { "usulan.nomor", "usulan.nomor-usulan", "usulan.nama", "usulan.alamat", "usulan.program", "usulan.keterangan" },
        });
}
