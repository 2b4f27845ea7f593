using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Staff;

/// <summary>Makes accounts, and tells whether somebody is who they say they are.</summary>
internal sealed class StaffAccounts(OfficeDatabase database, Sealer sealer, TimeProvider clock)
{
    private const int Listed = 50;
    private static readonly TimeSpan HeldNoted = TimeSpan.FromHours(1);
    private static readonly PasswordHasher<StaffAccount> Hasher = new();

    // As slow to check as any, so that names cannot be told from one another by time.
    private static readonly string NobodysHash = Hasher.HashPassword(null!, StaffLink.New());

    /// <summary>The roles that the console is for: the office, those who watch over it, and the camat for their kecamatan.</summary>
    public static readonly IReadOnlyList<string> Roles = [.. OfficeRole.All.Where(r => r.Kind is RoleKind.Staff or RoleKind.Overseer).Select(r => r.Code), "camat"];

    /// <param name="PersonId">Whose it is.</param>
    /// <param name="Name">Of the person.</param>
    /// <param name="UserName">Proposed, or the one they have.</param>
    public sealed record Invitation(Guid PersonId, string Name, string UserName);

    /// <summary>A session as its cookie says it, looked up.</summary>
    public sealed record Identity(Guid PersonId, Guid Stamp);

    /// <param name="Id">The person's.</param>
    /// <param name="Name">From the roster.</param>
    /// <param name="Roles">In words.</param>
    /// <param name="UserName">Null without an account.</param>
    /// <param name="LastSignInAt">UTC.</param>
    /// <param name="IsDisabled">True when it may not be used.</param>
    public sealed record Line(Guid Id, string Name, string Roles, string? UserName, DateTime? LastSignInAt, bool IsDisabled);

    public sealed record Link(string Code);

    /// <summary>Everybody whom the console is for, by name, with or without an account.</summary>
    /// <param name="search">A part of the name; null for all.</param>
    /// <param name="after">The name after which to go on; null for the beginning.</param>
    /// <param name="turn">An administrator's.</param>
    public static async Task<(IReadOnlyList<Line> Lines, bool HasMore)> ListAsync(string? search, string? after, TurnContext turn)
    {
        var now = turn.Now;
        var roles = Roles.ToList();
        var people = turn.Db.People.Where(p => p.Roles.Any(r => roles.Contains(r.Role) && r.Since <= now && (r.Until == null || r.Until > now)));
        if (search is { Length: > 0 })
        {
            // The databases fold letters differently.
            var (small, capital) = (search.ToLowerInvariant(), char.ToUpperInvariant(search[0]) + search[1..].ToLowerInvariant());
            people = people.Where(p => p.Name.Contains(search) || p.Name.Contains(small) || p.Name.Contains(capital));
        }
        if (after is not null)
            people = people.Where(p => p.Name.CompareTo(after) > 0);
        var found = await (
            from person in people.OrderBy(p => p.Name).Take(Listed + 1)
            join account in turn.Db.StaffAccounts on person.Id equals account.PersonId into accounts
            from account in accounts.DefaultIfEmpty()
            orderby person.Name
            select new
            {
                person.Id,
                person.Name,
                Roles = person.Roles.Where(r => r.Since <= now && (r.Until == null || r.Until > now)).Select(r => r.Role).ToList(),
                UserName = (string?)account.UserName,
                LastSignInAt = (DateTime?)account.LastSignInAt,
                DisabledAt = (DateTime?)account.DisabledAt,
            }).ToListAsync(turn.Cancellation);
        return ([.. found.Take(Listed).Select(f => new Line(
            f.Id, f.Name, string.Join(", ", f.Roles.Distinct().Select(r => OfficeRole.Find(r)?.Label ?? r)), f.UserName, f.LastSignInAt, f.DisabledAt is not null))], found.Count > Listed);
    }

    /// <summary>An administrator gives somebody a link; earlier ones stop working.</summary>
    public static async Task<ActionOutcome<Link>> IssueLinkAsync(Guid person, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return StaffRefusal.NotAdmin;
        if (!await IsForAsync(turn.Db, person, turn.Now, turn.Cancellation))
            return StaffRefusal.NoSuchPerson;
        turn.Audit(AuditAct.StaffLinkIssued, person.ToString());
        return new Link(await LinkAsync(turn.Db, person, turn.Now, turn.Cancellation));
    }

    /// <summary>The same from the command line. Null when nobody whom the console is for has that name, or several have.</summary>
    public Task<string?> IssueLinkAsync(string name, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return database.WriteAsync(async db =>
        {
            var roles = Roles.ToList();
            var people = await db.People.Where(p => p.Roles.Any(r => roles.Contains(r.Role) && r.Since <= now && (r.Until == null || r.Until > now))).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation);
            if (people.Where(p => p.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).ToList() is not [var one])
                return null;
            db.AuditEntries.Add(AuditEntry.By(AuditActor.CommandLine, AuditAct.StaffLinkIssued, one.Id.ToString(), null, now));
            return await LinkAsync(db, one.Id, now, cancellation);
        }, cancellation);
    }

    /// <summary>A link for the first administrator, when the console has no account at all; null otherwise.</summary>
    public Task<string?> IssueFirstLinkAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return database.WriteAsync(async db =>
        {
            if (await db.StaffAccounts.AnyAsync(cancellation)
                || await db.RoleGrants.Where(r => r.Role == "admin" && r.Since <= now && (r.Until == null || r.Until > now)).OrderBy(r => r.Since).ThenBy(r => r.Id)
                    .Select(r => (Guid?)r.PersonId).FirstOrDefaultAsync(cancellation) is not { } admin)
                return null;
            db.AuditEntries.Add(AuditEntry.By(AuditActor.CommandLine, AuditAct.StaffLinkIssued, admin.ToString(), null, now));
            return await LinkAsync(db, admin, now, cancellation);
        }, cancellation);
    }

    /// <summary>Whom a link is for; null when it is used, too old, or was never given.</summary>
    public async Task<Invitation?> FindAsync(string code, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var (hash, now) = (StaffLink.HashOf(code), clock.GetUtcNow().UtcDateTime);
        if (await db.StaffLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.Until > now, cancellation) is not { } link
            || await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == link.PersonId, cancellation) is not { } person)
            return null;
        return new(person.Id, person.Name, await db.StaffAccounts.Where(a => a.PersonId == person.Id).Select(a => a.UserName).SingleOrDefaultAsync(cancellation) ?? Proposed(person.Name));
    }

    /// <summary>Makes the account, or gives it a new password and a new authenticator; the link is used up then.</summary>
    /// <param name="code">The link's.</param>
    /// <param name="userName">3 to 40 letters, digits, dots and dashes.</param>
    /// <param name="password">See <see cref="PasswordRules"/>.</param>
    /// <param name="secret">Of the authenticator.</param>
    /// <param name="totp">The code that it shows, as proof that it was set up.</param>
    /// <param name="cancellation">Leaves all as it was.</param>
    /// <returns>Why not, in words; null when it is done.</returns>
    public Task<string?> AcceptAsync(string code, string userName, string password, byte[] secret, string totp, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        userName = userName.Trim().ToLowerInvariant();
        return database.WriteAsync<string?>(async db =>
        {
            var hash = StaffLink.HashOf(code);
            // Of two with one link the second waits here, and finds it gone.
            await db.StaffLinks.Where(l => l.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, l => l.Until), cancellation);
            if (await db.StaffLinks.SingleOrDefaultAsync(l => l.Hash == hash && l.Until > now, cancellation) is not { } link)
                return "Tautan ini sudah dipakai atau sudah lewat waktunya. Mintalah tautan baru kepada administrator.";
            if (userName.Length is < 3 or > 40 || !userName.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
                return "Nama pengguna terdiri dari 3 sampai 40 huruf, angka, titik, atau tanda hubung.";
            if (await db.StaffAccounts.AnyAsync(a => a.UserName == userName && a.PersonId != link.PersonId, cancellation))
                return "Nama pengguna itu sudah dipakai orang lain. Pilih yang lain.";
            if (PasswordRules.Refuse(password, userName) is { } refusal)
                return refusal;
            if (Totp.StepOf(secret, totp, 0, now) is not { } step)
                return "Kode dari aplikasi autentikator belum cocok. Pastikan jam ponsel benar, lalu ketik kode yang sedang tampil.";
            var account = await db.StaffAccounts.SingleOrDefaultAsync(a => a.PersonId == link.PersonId, cancellation);
            if (account is null)
                db.StaffAccounts.Add(account = new() { PersonId = link.PersonId, UserName = userName, PasswordHash = "", Key = sealer.NewKey(link.PersonId), TotpKey = [], Stamp = NewStamp(), CreatedAt = now });
            (account.UserName, account.PasswordHash, account.Stamp) = (userName, Hasher.HashPassword(account, password), NewStamp());
            (account.TotpKey, account.LastStep) = (sealer.Seal(account.Key, account.PersonId, "totp", Convert.ToBase64String(secret)), step);
            await db.StaffLinks.Where(l => l.PersonId == link.PersonId).ExecuteDeleteAsync(cancellation);
            db.Entry(link).State = EntityState.Detached;
            db.AuditEntries.Add(AuditEntry.ByPerson(link.PersonId, AuditAct.StaffAccountSet, link.PersonId.ToString(), null, now, sealer));
            return null;
        }, cancellation);
    }

    /// <summary>Whose name and password these are; null for a wrong one of either, and for an account that may not be used. All take the same time.</summary>
    public async Task<Identity?> CheckPasswordAsync(string userName, string password, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var name = userName.Trim().ToLowerInvariant();
        var account = await db.StaffAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.UserName == name, cancellation);
        var given = password.Length > PasswordRules.Longest ? "" : password;
        var verdict = Hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? NobodysHash, given);
        return account is { DisabledAt: null } && verdict is not PasswordVerificationResult.Failed ? new(account.PersonId, account.Stamp) : null;
    }

    /// <summary>Enters in the audit trail that tries on an account are held up; once an hour, and nothing for a name that is nobody's.</summary>
    public async Task NoteHeldAsync(string userName, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var (name, now) = (userName.Trim().ToLowerInvariant(), clock.GetUtcNow().UtcDateTime);
        if (await db.StaffAccounts.Where(a => a.UserName == name && (a.HeldAt == null || a.HeldAt < now - HeldNoted)).Select(a => (Guid?)a.PersonId).SingleOrDefaultAsync(cancellation) is not { } person)
            return;
        await database.WriteAsync(async writing =>
        {
            if (await writing.StaffAccounts.Where(a => a.PersonId == person && (a.HeldAt == null || a.HeldAt < now - HeldNoted)).ExecuteUpdateAsync(set => set.SetProperty(a => a.HeldAt, now), cancellation) == 1)
                writing.AuditEntries.Add(AuditEntry.By(AuditActor.Job, AuditAct.StaffSignInHeld, person.ToString(), null, now));
            return 0;
        }, cancellation);
    }

    /// <summary>True when a name is that of somebody's account.</summary>
    public async Task<bool> IsOfAsync(Guid person, string userName, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var name = userName.Trim().ToLowerInvariant();
        return await db.StaffAccounts.AnyAsync(a => a.PersonId == person && a.UserName == name, cancellation);
    }

    /// <summary>Takes the authenticator's code. One that was taken before is wrong.</summary>
    public Task<bool> CheckCodeAsync(Identity identity, string code, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return database.WriteAsync(async db =>
        {
            // Of two with one code the second waits here.
            await db.StaffAccounts.Where(a => a.PersonId == identity.PersonId).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastStep, a => a.LastStep), cancellation);
            if (await db.StaffAccounts.SingleOrDefaultAsync(a => a.PersonId == identity.PersonId && a.Stamp == identity.Stamp && a.DisabledAt == null, cancellation) is not { } account
                || Totp.StepOf(Convert.FromBase64String(sealer.OpenText(account.Key, account.PersonId, "totp", account.TotpKey)), code, account.LastStep, now) is not { } step)
                return false;
            (account.LastStep, account.LastSignInAt) = (step, now);
            db.AuditEntries.Add(AuditEntry.ByPerson(account.PersonId, AuditAct.StaffSignedIn, account.PersonId.ToString(), null, now, sealer));
            return true;
        }, cancellation);
    }

    /// <summary>Who a session's person is now, with the roles in force; null when it has ended: by another password, by being disabled, or for want of a role.</summary>
    public async Task<Caller?> FindCallerAsync(Identity identity, CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await db.StaffAccounts.AnyAsync(a => a.PersonId == identity.PersonId && a.Stamp == identity.Stamp && a.DisabledAt == null, cancellation)
            ? await CallerAsync(db, identity.PersonId, cancellation) : null;
    }

    /// <summary>Somebody of the demo; null for everybody else.</summary>
    public async Task<Caller?> FindDemoCallerAsync(Guid person, CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await db.People.AnyAsync(p => p.Id == person && p.IsDemo, cancellation) ? await CallerAsync(db, person, cancellation) : null;
    }

    /// <summary>The demo's people whom the console is for, one for each role.</summary>
    public async Task<IReadOnlyList<(string Role, Guid Person, string Name)>> FindDemoAsync(CancellationToken cancellation)
    {
        await using var db = database.Open();
        var found = await db.People.Where(p => p.IsDemo).Join(db.RoleGrants, p => p.Id, r => r.PersonId, (p, r) => new { r.Role, p.Id, p.Name }).ToListAsync(cancellation);
        return [.. Roles.Select(role => found.Where(f => f.Role == role).OrderBy(f => f.Name).FirstOrDefault()).Where(f => f is not null).Select(f => (f!.Role, f.Id, f.Name))];
    }

    public sealed record PasswordInput(string Old, string New);

    /// <summary>Somebody changes their own password; all their sessions end.</summary>
    public static async Task<ActionOutcome<Link>> ChangePasswordAsync(PasswordInput input, TurnContext turn)
    {
        if (await turn.Db.StaffAccounts.SingleOrDefaultAsync(a => a.PersonId == turn.Caller.PersonId, turn.Cancellation) is not { } account)
            return StaffRefusal.NoAccount;
        if (Hasher.VerifyHashedPassword(account, account.PasswordHash, input.Old) is PasswordVerificationResult.Failed)
            return StaffRefusal.WrongPassword;
        if (PasswordRules.Refuse(input.New, account.UserName) is { } refusal)
            return new Flows.Inputs.ActionRefusal("weak", refusal);
        (account.PasswordHash, account.Stamp) = (Hasher.HashPassword(account, input.New), NewStamp());
        turn.Audit(AuditAct.StaffPasswordChanged, account.PersonId.ToString());
        return new Link("");
    }

    /// <summary>An administrator takes an account out of use, or back into it. Its sessions end at their next request.</summary>
    public static async Task<ActionOutcome<Link>> SetDisabledAsync(Guid person, bool disabled, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return StaffRefusal.NotAdmin;
        if (person == turn.Caller.PersonId)
            return StaffRefusal.NotOneself;
        if (await turn.Db.StaffAccounts.SingleOrDefaultAsync(a => a.PersonId == person, turn.Cancellation) is not { } account)
            return StaffRefusal.NoSuchPerson;
        (account.DisabledAt, account.Stamp) = (disabled ? turn.Now : null, NewStamp());
        turn.Audit(disabled ? AuditAct.StaffAccountDisabled : AuditAct.StaffAccountEnabled, person.ToString());
        return new Link("");
    }

    private static async Task<string> LinkAsync(OfficeDbContext db, Guid person, DateTime now, CancellationToken cancellation)
    {
        await db.StaffLinks.Where(l => l.PersonId == person || l.Until < now).ExecuteDeleteAsync(cancellation);
        var code = StaffLink.New();
        db.StaffLinks.Add(new() { Hash = StaffLink.HashOf(code), PersonId = person, Until = now + StaffLink.Lifetime });
        return code;
    }

    private static Task<bool> IsForAsync(OfficeDbContext db, Guid person, DateTime now, CancellationToken cancellation)
    {
        var roles = Roles.ToList();
        return db.RoleGrants.AnyAsync(r => r.PersonId == person && roles.Contains(r.Role) && r.Since <= now && (r.Until == null || r.Until > now), cancellation);
    }

    private async Task<Caller?> CallerAsync(OfficeDbContext db, Guid person, CancellationToken cancellation) =>
        await Caller.FindAsync(db, person, clock.GetUtcNow().UtcDateTime, cancellation) is { } caller && caller.Has([.. Roles]) ? caller : null;

    // Not told to anybody but in sealed cookies, and not to be guessed.
    private static Guid NewStamp() => new(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    private static string Proposed(string name) =>
        string.Join('.', name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit))).Where(w => w.Length > 0).Take(2));
}
