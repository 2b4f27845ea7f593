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
