using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>
/// Who handles complaints: the complaints officer and the head of the office, nobody else; and of these never who is reported, or might
/// be: whoever holds the reported role there, or bears the reported name.
/// </summary>
internal static class ComplaintAccess
{
    public const string Officer = "penangan-aduan";
    public const string Head = "kepala-dinas";

    /// <summary>True when the caller handles complaints at all.</summary>
    public static bool HandlesComplaints(this Caller caller) => caller.Has(Officer, Head);

    /// <summary>True when the caller may handle this complaint.</summary>
    public static bool Handles(this Caller caller, Complaint complaint, Sealer sealer) =>
        caller.Roles.Any(r => r.Role is Officer or Head && r.Covers(complaint.Kecamatan))
        && !caller.Roles.Any(r => r.Role == complaint.ReportedRole && MayBeIn(r, complaint.Kecamatan))
        && !NameMatch.MayBe(caller.Name, sealer.OpenText(complaint.Key, complaint.Id, "reported", complaint.Reported));

    /// <summary>True when the caller may know who complained.</summary>
    public static bool MayKnowReporter(this Caller caller, Complaint complaint) => complaint.Identity switch
    {
        IdentityLevel.Open => true,
        IdentityLevel.Confidential => caller.Has(Officer),
        IdentityLevel.Withheld => false,
    };

    // Where the place is not known, every holder of the role may be meant; a desa's role is held in the desa's kecamatan.
    private static bool MayBeIn(CallerRole role, string kecamatan) =>
        kecamatan.Length == 0 || role.Covers(kecamatan) || role.Wilayah.StartsWith(kecamatan + ".", StringComparison.Ordinal);
}
