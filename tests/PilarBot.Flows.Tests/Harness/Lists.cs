using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Tests.Harness;

internal static class Lists
{
    private static readonly string[] kinds =
    [
        "Anak Balita Telantar", "Anak Telantar", "Anak yang Berhadapan dengan Hukum", "Anak Jalanan", "Anak dengan Kedisabilitasan",
        "Anak Korban Kekerasan", "Anak Perlindungan Khusus", "Lanjut Usia Telantar", "Penyandang Disabilitas", "Tuna Susila", "Gelandangan",
        "Pengemis", "Pemulung", "Kelompok Minoritas", "Bekas Warga Binaan", "Orang dengan HIV/AIDS", "Korban Penyalahgunaan NAPZA",
        "Korban Trafficking", "Korban Tindak Kekerasan", "Pekerja Migran Bermasalah Sosial", "Korban Bencana Alam", "Korban Bencana Sosial",
        "Perempuan Rawan Sosial Ekonomi", "Fakir Miskin", "Keluarga Bermasalah Sosial Psikologis", "Komunitas Adat Terpencil",
    ];

    public static readonly ReferenceLists Office = new(new Dictionary<string, IReadOnlyList<ReferenceItem>>
    {
        ["ppks"] = [.. kinds.Select((k, i) => new ReferenceItem($"{i + 1:00}", k) { Hint = i == 7 ? "60 tahun ke atas." : null, Aliases = i == 7 ? ["LUT"] : [] })],
        ["jarak"] = [new("dekat", "< 10 meter"), new("jauh", ">= 10 meter")],
        ["kecamatan"] = [new("32.04.13", "Banjaran"), new("32.04.14", "Cangkuang"), new("32.04.15", "Pameungpeuk")],
        ["desa"] =
        [
            Desa("32.04.13.2001", "Banjaran Wetan", "32.04.13"), Desa("32.04.13.2002", "Mekarjaya", "32.04.13"), Desa("32.04.13.2003", "Kiangroke", "32.04.13"),
            Desa("32.04.14.2001", "Mekarjaya", "32.04.14"), Desa("32.04.14.2002", "Oe'Ekam", "32.04.14"), Desa("32.04.15.2001", "Regapu’u", "32.04.15"),
        ],
    });

    private static ReferenceItem Desa(string code, string name, string parent) => new(code, name)
    {
        Parent = parent,
        ParentLabel = parent switch { "32.04.13" => "Banjaran", "32.04.14" => "Cangkuang", _ => "Pameungpeuk" },
    };
}
