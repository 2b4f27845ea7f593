using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Answers;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.People;

/// <summary>Ties chats to people: by a phone number that the channel vouches for, by a code, or by a request that staff decide.</summary>
internal sealed class Register(OfficeProfile office)
{
    public sealed record ByContact(OwnContact Contact);

    public sealed record ByCode(string? Code);

    /// <param name="Found">True when the roster has the number.</param>
    /// <param name="Name">As on the roster; empty when not found.</param>
    /// <param name="Roles">The roles and where they hold, as people read them.</param>
    public sealed record Match(bool Found, string Name, string Roles);

    public sealed record Request(
        string Name, OwnContact Contact, [property: Kind(ValueKind.Choice)] string Role, [property: Kind(ValueKind.Wilayah)] string Wilayah);

    public sealed record Waiting(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ById([property: Kind(ValueKind.Choice)] string Id);

    public sealed record Applicant(string Name, string Phone, string Role, string Place, string At);

    public sealed record Decision([property: Kind(ValueKind.Choice)] string Id, bool Grant);

    public static readonly ActionRefusal NotOwn = new("not-own",
        "Mohon bagikan nomor Anda sendiri dengan tombol **Bagikan nomor saya**, agar kami dapat mencocokkannya.");
    public static readonly ActionRefusal Foreign = new("foreign",
        "Nomor itu bukan nomor Indonesia, jadi belum dapat kami cocokkan. Ketik **petugas** agar petugas kami membantu.");
    public static readonly ActionRefusal Decided = new("decided", "Permohonan itu sudah diputuskan oleh petugas lain.");
    public static readonly ActionRefusal NotStaff = new("not-staff", "Bagian ini hanya untuk petugas Dinas Sosial.");
    public static readonly ActionRefusal AlreadyAsked = new("already-asked",
        "Permohonan Anda sudah kami terima dan sedang menunggu keputusan petugas. Kami kabari di sini.");

    public async Task<ActionOutcome<Match>> ByContactAsync(ByContact input, TurnContext turn)
    {
        if (!input.Contact.Own)
            return NotOwn;
        if (Phone.Read(input.Contact.Phone).Number is not { } phone)
            return Foreign;
        var known = turn.Hash.Of(HashPurpose.Phone, phone);
        var person = await turn.Db.People.Include(p => p.Roles).FirstOrDefaultAsync(p => p.PhoneHash == known, turn.Cancellation);
        return person is null ? new Match(false, "", "") : Tie(person, turn);
    }

    public async Task<ActionOutcome<Match>> ByCodeAsync(ByCode input, TurnContext turn)
    {
        if (input.Code is null)
            return new Match(false, "", "");
        var code = StartCode.HashOf(input.Code);
        var now = turn.Now;
        var found = await turn.Db.Set<StartCode>().FirstOrDefaultAsync(c => c.Hash == code && c.Until > now, turn.Cancellation);
        if (found is null)
            return new Match(false, "", "");
        turn.Db.Remove(found);
        return Tie(await turn.Db.People.Include(p => p.Roles).SingleAsync(p => p.Id == found.PersonId, turn.Cancellation), turn);
    }

    /// <summary>Whoever the roster has under a number; null for nobody, and for a number that is not Indonesian.</summary>
    public static async Task<Guid?> FindAsync(string number, OfficeDbContext db, KeyedHash hash, CancellationToken cancellation)
    {
        if (Phone.Read(number).Number is not { } phone)
            return null;
        var known = hash.Of(HashPurpose.Phone, phone);
        return await db.People.Where(p => p.PhoneHash == known).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Lets the turn know who talks, should the chat have come to belong to somebody since it was entered.</summary>
    public static async ValueTask CallAsync(TurnContext turn)
    {
        if (turn.Conversation.PersonId is { } id && id != turn.Caller.PersonId
            && await turn.Db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id, turn.Cancellation) is { } person)
            BelongTo(person, turn);
    }

    public static async Task<ActionOutcome<Nothing>> AskAsync(Request input, TurnContext turn)
    {
        if (!input.Contact.Own)
            return NotOwn;
        if (Phone.Read(input.Contact.Phone).Number is not { } phone)
            return Foreign;
        var conversation = turn.Conversation.Id;
        if (await turn.Db.RegistrationRequests.AnyAsync(r => r.ConversationId == conversation && r.DecidedAt == null, turn.Cancellation))
            return AlreadyAsked;
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        turn.Db.RegistrationRequests.Add(new()
        {
            Id = id,
            ConversationId = conversation,
            Key = key,
            Name = turn.Sealer.Seal(key, id, "name", input.Name),
            Phone = turn.Sealer.Seal(key, id, "phone", phone),
            PhoneHash = turn.Hash.Of(HashPurpose.Phone, phone),
            Role = input.Role,
            Wilayah = input.Wilayah,
            At = turn.Now,
        });
        await StaffAlert.SendAsync(turn);
        return new Nothing();
    }

    public static async Task<ActionOutcome<Waiting>> WaitingAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return NotStaff;
        var open = await turn.Db.RegistrationRequests.AsNoTracking().Where(r => r.DecidedAt == null)
            .OrderBy(r => r.At).Take(10).ToListAsync(turn.Cancellation);
        return new Waiting(open.Count, [.. open.Select(r =>
            new ListEntry(r.Id.ToString("N"), Short($"{turn.Sealer.OpenText(r.Key, r.Id, "name", r.Name)} ({RoleName(r.Role)})")))]);
    }

    public async Task<ActionOutcome<Applicant>> ShowAsync(ById input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return NotStaff;
        if (await FindAsync(input.Id, turn) is not { } request)
            return Decided;
        turn.Audit(AuditAct.RegistrationShown, request.Id.ToString());
        return new Applicant(
            turn.Sealer.OpenText(request.Key, request.Id, "name", request.Name), turn.Sealer.OpenText(request.Key, request.Id, "phone", request.Phone),
            RoleName(request.Role), PlaceName(request.Wilayah), office.Show(request.At));
    }

    public static async Task<ActionOutcome<Nothing>> DecideAsync(Decision input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return NotStaff;
        if (await FindAsync(input.Id, turn) is not { } request)
            return Decided;
        (request.DecidedAt, request.DecidedBy, request.Granted) = (turn.Now, turn.Caller.PersonId, input.Grant);
        turn.Audit(input.Grant ? AuditAct.RegistrationApproved : AuditAct.RegistrationRefused, request.Id.ToString(), request.Role);
        if (input.Grant)
            await GrantAsync(request, turn);
        await turn.SayToAsync(request.ConversationId, new OutboundText(input.Grant
            ? $"Pendaftaran Anda sebagai **{RoleName(request.Role)}** sudah disetujui. Terima kasih. Ketik **menu** untuk mulai."
            : "Mohon maaf, pendaftaran Anda belum dapat disetujui. Silakan hubungi kantor Dinas Sosial, atau ketik **petugas**."), MessagePurpose.CaseUpdate);
        return new Nothing();
    }

    private static async Task GrantAsync(RegistrationRequest request, TurnContext turn)
    {
        var person = await turn.Db.People.FirstOrDefaultAsync(p => p.PhoneHash == request.PhoneHash, turn.Cancellation);
        if (person is null)
        {
            person = new()
            {
                Id = turn.NewId(),
                Name = turn.Sealer.OpenText(request.Key, request.Id, "name", request.Name),
                PhoneHash = request.PhoneHash,
                CreatedAt = turn.Now,
            };
            turn.Db.People.Add(person);
        }
        turn.Db.RoleGrants.Add(new() { Id = turn.NewId(), PersonId = person.Id, Role = request.Role, Wilayah = request.Wilayah, Since = turn.Now });
        turn.Audit(AuditAct.RoleGranted, person.Id.ToString(), request.Role);
        var chat = await turn.Db.Conversations.SingleAsync(c => c.Id == request.ConversationId, turn.Cancellation);
        chat.PersonId = person.Id;
    }

    private Match Tie(Person person, TurnContext turn)
    {
        var roles = BelongTo(person, turn);
        return new(true, person.Name, string.Join(", ", roles.Select(r => $"{RoleName(r.Role)} {PlaceName(r.Wilayah)}".TrimEnd())));
    }

    private static List<RoleGrant> BelongTo(Person person, TurnContext turn)
    {
        turn.Conversation.PersonId = person.Id;
        var roles = person.Roles.Where(r => r.Since <= turn.Now && (r.Until is null || r.Until > turn.Now)).ToList();
        turn.Caller = new(person.Id, person.Name, [.. roles.Select(r => new CallerRole(r.Role, r.Wilayah))]);
        return roles;
    }

    private static async Task<RegistrationRequest?> FindAsync(string id, TurnContext turn) =>
        Guid.TryParse(id, out var guid)
            ? await turn.Db.RegistrationRequests.SingleOrDefaultAsync(r => r.Id == guid && r.DecidedAt == null, turn.Cancellation)
            : null;

    private static string RoleName(string role) => OfficeRole.Find(role)?.Label ?? role;

    private string PlaceName(string wilayah) => wilayah.Length switch
    {
        0 => "",
        <= 8 => office.Label("kecamatan", wilayah),
        _ => $"{office.Label("desa", wilayah)}, {office.Label("kecamatan", wilayah[..8])}",
    };

    private static string Short(string label) => label.Length <= 40 ? label : label[..39] + "…";
}
