using System.Text.Json;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Complaints;

/// <summary>States and levels of a complaint as people read them, and as flows name them.</summary>
internal static class ComplaintWords
{
    public static string Label(this ComplaintState state) => state switch
    {
        ComplaintState.Received => "dugaan",
        ComplaintState.Verified => "diverifikasi",
        ComplaintState.Clarification => "klarifikasi",
        ComplaintState.Proven => "terbukti",
        ComplaintState.NotProven => "tidak terbukti",
        ComplaintState.Stopped => "dihentikan",
        ComplaintState.Action => "ditindaklanjuti",
        ComplaintState.Withdrawn => "dicabut pelapor",
    };

    public static string Label(this ComplaintTopic topic) => topic switch
    {
        ComplaintTopic.Neutrality => "netralitas",
        ComplaintTopic.Service => "pelayanan",
        ComplaintTopic.Aid => "bantuan",
        ComplaintTopic.Other => "lain",
    };

    /// <summary>The topic of a category.</summary>
    public static ComplaintTopic TopicOf(string category) => ComplaintMatter.Find(category) is { Topic: var topic }
        ? Enum.GetValues<ComplaintTopic>().Single(t => t.Label() == topic)
        : ComplaintTopic.Neutrality;

    public static string Label(this IdentityLevel level) => level switch
    {
        IdentityLevel.Open => "terbuka bagi yang menangani",
        IdentityLevel.Confidential => "dirahasiakan",
        IdentityLevel.Withheld => "tanpa nama",
    };

    public static string Label(this HandOnConsent consent) => consent switch
    {
        HandOnConsent.NotGiven => "belum ditanyakan",
        HandOnConsent.WithName => "boleh diteruskan dengan nama",
        HandOnConsent.WithoutName => "boleh diteruskan tanpa nama",
        HandOnConsent.No => "tidak boleh diteruskan",
    };

    public static string Label(this ComplaintDeadline deadline) => deadline switch
    {
        ComplaintDeadline.Acknowledge => "dibuka",
        ComplaintDeadline.Verify => "diverifikasi",
        ComplaintDeadline.Settle => "diselesaikan",
    };

    /// <summary>What is suspected, in words.</summary>
    public static string Acts(OfficeProfile office, Complaint complaint) => string.Join("; ", complaint.Acts.Split(' ').Select(code =>
        ComplaintMatter.Find(code)?.Label ?? office.Label("netralitas", code)));

    public static string Label(this ReferralState state) => state switch
    {
        ReferralState.Prepared => "disiapkan",
        ReferralState.Submitted => "diserahkan",
        ReferralState.Accepted => "diterima",
        ReferralState.Rejected => "ditolak",
    };

    /// <summary>As flows write it: <c>not-proven</c>.</summary>
    public static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Reads what <see cref="Code{T}"/> wrote.</summary>
    public static T Read<T>(string code) where T : struct, Enum => Enum.GetValues<T>().Single(v => Code(v) == code);
}
