using System.Text.Json;

namespace PilarBot.Office.Complaints;

/// <summary>States and levels of a complaint as people read them, and as flows name them.</summary>
internal static class ComplaintWords
{
    public static string Label(this ComplaintState state) => state switch
    {
        ComplaintState.Received => "diterima",
        ComplaintState.Verified => "diverifikasi",
        ComplaintState.Clarification => "klarifikasi",
        ComplaintState.Proven => "terbukti",
        ComplaintState.NotProven => "tidak terbukti",
        ComplaintState.Stopped => "dihentikan",
        ComplaintState.Action => "ditindaklanjuti",
    };

    /// <summary>What happens next, so that nobody has to ask.</summary>
    public static string NextStep(this ComplaintState state) => state switch
    {
        ComplaintState.Received => "Penangan aduan akan memeriksa kelengkapannya.",
        ComplaintState.Verified => "Keterangan sudah diperiksa. Tahap berikutnya meminta klarifikasi pihak terkait, tanpa menyebut Anda.",
        ComplaintState.Clarification => "Pihak terkait sedang dimintai keterangan, tanpa menyebut Anda.",
        ComplaintState.Proven => "Kepala dinas akan menentukan tindak lanjutnya.",
        ComplaintState.NotProven => "Dari keterangan yang ada, dugaan belum dapat dibuktikan. Terima kasih sudah peduli.",
        ComplaintState.Stopped => "Pemeriksaan dihentikan. Terima kasih sudah peduli.",
        ComplaintState.Action => "Kepala dinas sudah mencatat tindak lanjutnya. Terima kasih sudah peduli.",
    };

    public static string Label(this IdentityLevel level) => level switch
    {
        IdentityLevel.Open => "terbuka bagi yang menangani",
        IdentityLevel.Confidential => "dirahasiakan",
        IdentityLevel.Withheld => "tanpa nama",
    };

    /// <summary>As flows write it: <c>not-proven</c>.</summary>
    public static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Reads what <see cref="Code{T}"/> wrote.</summary>
    public static T Read<T>(string code) where T : struct, Enum => Enum.GetValues<T>().Single(v => Code(v) == code);
}
