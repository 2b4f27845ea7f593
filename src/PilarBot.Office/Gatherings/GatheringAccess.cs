using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;

namespace PilarBot.Office.Gatherings;

/// <summary>Who does what with gatherings: organisers where their role holds, invitees as long as they work where it invites.</summary>
internal static class GatheringAccess
{
    /// <summary>Invite, and see and change every gathering in their place.</summary>
    public static readonly string[] Organisers = ["staf-dinsos", "koordinator-tksk", "kepala-dinas", "admin", "camat", "puskesos"];

    public static readonly ActionRefusal NotFound = new("not-found", "Mohon maaf, acara itu belum ditemukan. Mohon periksa nomornya, misalnya *AC-2026-000123*.");
    public static readonly ActionRefusal NotYourPlace = new("not-your-place", "Mohon maaf, tempat atau undangan itu di luar wilayah tugas Anda. Silakan pilih wilayah Anda sendiri.");
    public static readonly ActionRefusal TooLate = new("too-late", "Mohon maaf, acara ini sudah dimulai atau dibatalkan, jadi hal itu tidak dapat diubah lagi.");
    public static readonly ActionRefusal TooEarly = new("too-early", "Acara ini belum tiba harinya. Silakan kembali pada hari pelaksanaannya.");

    /// <summary>A number as somebody typed it.</summary>
    public sealed record ByNumber(string Number);

    /// <summary>True when the caller may organise something there.</summary>
    public static bool Organises(this Caller caller, string wilayah) => caller.Roles.Any(r => Organisers.Contains(r.Role) && r.Covers(wilayah));

    /// <summary>Whose people the caller may invite: the kecamatan, or without one all that lies in their own place; null for nobody.</summary>
    public static string? AudienceOf(Caller caller, string? kecamatan) => kecamatan is not null
        ? caller.Organises(kecamatan) ? kecamatan : null
        : caller.Roles.Where(r => Organisers.Contains(r.Role)).Select(r => r.Wilayah).OrderBy(w => w.Length).ThenBy(w => w).FirstOrDefault();

    /// <summary>The roles by which people are invited.</summary>
    public static IQueryable<RoleGrant> Grants(OfficeDbContext db, string role, string audience, DateTime now)
    {
        var within = audience + ".";
        return db.RoleGrants.Where(r => r.Since <= now && (r.Until == null || r.Until > now) && (role == "" || r.Role == role)
            && (audience == "" || r.Wilayah == audience || r.Wilayah.StartsWith(within)));
    }

    /// <summary>Invitations that hold: whoever no longer works where a gathering invites has none.</summary>
    public static IQueryable<Invitation> Invitations(OfficeDbContext db, DateTime now) =>
        from invitee in db.Invitees
        join gathering in db.Gatherings on invitee.GatheringId equals gathering.Id
        where invitee.IsInvited && db.RoleGrants.Any(r => r.PersonId == invitee.PersonId && r.Since <= now && (r.Until == null || r.Until > now)
            && (gathering.Role == "" || r.Role == gathering.Role)
            && (gathering.Audience == "" || r.Wilayah == gathering.Audience || r.Wilayah.StartsWith(gathering.Audience + ".")))
        select new Invitation { Invitee = invitee, Gathering = gathering };

    /// <summary>The gathering of a number as somebody typed it, when the caller organises there.</summary>
    public static async Task<Gathering?> OrganisedAsync(string typed, TurnContext turn) => HumanNumber.Gathering.Read(typed) is { } number
        ? await turn.Db.Gatherings.Where(g => g.Number == number).Within(turn.Caller, Organisers).SingleOrDefaultAsync(turn.Cancellation)
        : null;

    /// <summary>As <see cref="OrganisedAsync"/>, under its row's lock: of two who change it at once, the second sees what the first did.</summary>
    public static async Task<Gathering?> LockAsync(string typed, TurnContext turn)
    {
        if (HumanNumber.Gathering.Read(typed) is not { } number)
            return null;
        await turn.Db.Gatherings.Where(g => g.Number == number).Within(turn.Caller, Organisers)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.Sequence, g => g.Sequence), turn.Cancellation);
        return await OrganisedAsync(number, turn);
    }
}

/// <summary>A gathering, and somebody who is invited to it.</summary>
internal sealed class Invitation
{
    public required Invitee Invitee { get; init; }
    public required Gathering Gathering { get; init; }
}
