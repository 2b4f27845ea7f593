using System.Text.Json;

namespace PilarBot.Office.Rtlh;

/// <summary>The states of an application as people read and choose them.</summary>
internal static class RtlhWords
{
    public static string Label(this RtlhState state) => state switch
    {
        RtlhState.Proposed => "usulan",
        RtlhState.Verifying => "verval",
        RtlhState.Eligible => "layak",
        RtlhState.Ineligible => "tidak layak",
        RtlhState.Assigned => "ditetapkan",
        RtlhState.Delivered => "barang diserahkan",
        RtlhState.WorkBegun => "dikerjakan 0%",
        RtlhState.WorkHalf => "dikerjakan 50%",
        RtlhState.WorkFull => "dikerjakan 100%",
        RtlhState.Done => "selesai",
    };

    /// <summary>What happens next and who decides; never a promise.</summary>
    public static string NextStep(this RtlhState state) => state switch
    {
        RtlhState.Proposed => "Menunggu verifikasi dan validasi oleh Dinas Sosial.",
        RtlhState.Verifying => "Keadaan rumah dan berkasnya sedang diperiksa. Dinas Sosial yang memutuskan.",
        RtlhState.Eligible => "Dinilai layak oleh Dinas Sosial; belum tentu mendapat bantuan. Penetapan mengikuti keputusan yang berwenang.",
        RtlhState.Ineligible => "Dinas Sosial menilai belum memenuhi syarat. Alasannya tercatat.",
        RtlhState.Assigned => "Sudah ditetapkan; menunggu penyerahan barang.",
        RtlhState.Delivered => "Barang sudah diserahkan; pengerjaan menyusul.",
        RtlhState.WorkBegun or RtlhState.WorkHalf => "Rumah sedang dikerjakan.",
        RtlhState.WorkFull => "Pengerjaan selesai; menunggu pemeriksaan akhir.",
        RtlhState.Done => "Sudah selesai.",
    };

    /// <summary>As actions take and give it.</summary>
    public static string Code(this RtlhState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    /// <summary>The state of a code; null when there is none.</summary>
    public static RtlhState? Read(string code) => Enum.GetValues<RtlhState>().Where(s => s.Code() == code).Select(s => (RtlhState?)s).FirstOrDefault();

    public static string Label(this Tri answer) => answer switch
    {
        Tri.Yes => "ya",
        Tri.No => "tidak",
        Tri.Unknown => "belum tahu",
    };

    /// <summary>With a capital letter, for buttons.</summary>
    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
