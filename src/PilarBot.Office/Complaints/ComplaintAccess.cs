using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>
/// Who handles complaints, and of these never who is reported, or might be: whoever holds the reported role there, bears the reported
/// name, or works in the reported person's team. Everything that shows, finds, counts, changes or announces a complaint asks here.
/// </summary>
/// <remarks>
/// The complaints officer and the head handle all, the service officer those that are not about neutrality, each in their territory. When
/// the head is reported, or a complaint is far over its time, the inspectorate does; in the first case it alone.
/// </remarks>
internal static class ComplaintAccess
{
    public const string Officer = "penangan-aduan";
    public const string ServiceOfficer = "penangan-layanan";
    public const string Head = "kepala-dinas";
    public const string Inspectorate = "inspektorat";

    /// <summary>The roles that handle complaints, the most particular first.</summary>
    public static readonly IReadOnlyList<string> Roles = [Officer, ServiceOfficer, Head, Inspectorate];

    /// <summary>True when the caller handles complaints at all.</summary>
    public static bool HandlesComplaints(this Caller caller) => caller.Has(Officer, ServiceOfficer, Head, Inspectorate);

    /// <summary>True when the caller may handle this complaint.</summary>
    public static bool Handles(this Caller caller, Complaint complaint, Sealer sealer) =>
        caller.RoleFor(complaint) is not null && !caller.MayBeConcerned(complaint, sealer);

    /// <summary>The role in which the caller would handle it, were they not concerned; null for none.</summary>
    public static string? RoleFor(this Caller caller, Complaint complaint) =>
        Roles.FirstOrDefault(role => caller.Roles.Any(r => r.Role == role && r.Covers(complaint.Kecamatan) && IsInCharge(role, complaint)));

    /// <summary>
    /// The open complaints that a caller handles, soonest due first. What the seal hides is looked at here, so the database gives them in
    /// batches until there are enough.
    /// </summary>
    /// <param name="caller">Whoever looks.</param>
    /// <param name="db">Read only.</param>
    /// <param name="sealer">Opens who is reported.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<List<Complaint>> OpenForAsync(this Caller caller, OfficeDbContext db, Sealer sealer, int most, CancellationToken cancellation)
    {
        var found = new List<Complaint>();
        if (!caller.HandlesComplaints())
            return found;
        // A sieve that spares reading what the roles alone shut out; who may really see is decided below.
        var open = db.Complaints.AsNoTracking().Where(c => c.DueOn != null);
        if (!caller.Has(Inspectorate))
            open = open.Where(c => !c.AboutHead);
        if (!caller.Has(Officer, Head, Inspectorate))
            open = open.Where(c => c.Topic != ComplaintTopic.Neutrality);
        open = open.OrderBy(c => c.DueOn).ThenBy(c => c.Number);
        var batch = Math.Max(most, 50);
        for (var read = 0; found.Count < most; read += batch)
        {
            var some = await open.Skip(read).Take(batch).ToListAsync(cancellation);
            found.AddRange(some.Where(c => caller.Handles(c, sealer)).Take(most - found.Count));
            if (some.Count < batch)
                break;
        }
        return found;
    }

    private static bool IsInCharge(string role, Complaint complaint) => role switch
    {
        Inspectorate => complaint.AboutHead || complaint.EscalatedTo is ComplaintLevel.Inspectorate,
        _ when complaint.AboutHead => false,
        ServiceOfficer => complaint.Topic is not ComplaintTopic.Neutrality,
        _ => true,
    };

    private static bool MayBeConcerned(this Caller caller, Complaint complaint, Sealer sealer) =>
        caller.Roles.Any(r => r.Role == complaint.ReportedRole && MayBeIn(r.Wilayah, complaint.Kecamatan))
        || (caller.Team is { } team && complaint.Teams.Split(' ').Contains(team))
        || NameMatch.MayBe(caller.Name, sealer.OpenText(complaint.Key, complaint.Id, "reported", complaint.Reported));

    /// <summary>
    /// True when a role that is held in a wilayah may be the one that is reported in a kecamatan. Where the place is not known, every
    /// holder of the role may be meant; a desa's role is held in the desa's kecamatan.
    /// </summary>
    public static bool MayBeIn(string wilayah, string kecamatan) =>
        kecamatan.Length == 0 || wilayah.Length == 0 || kecamatan == wilayah
        || kecamatan.StartsWith(wilayah + ".", StringComparison.Ordinal) || wilayah.StartsWith(kecamatan + ".", StringComparison.Ordinal);
}
