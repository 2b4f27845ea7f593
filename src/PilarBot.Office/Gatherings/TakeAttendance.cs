using System.Buffers.Binary;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;
using QRCoder;

namespace PilarBot.Office.Gatherings;

/// <summary>
/// Notes who is there: by a code at the door that changes every few minutes, so that it is worth nothing to whoever is not there, or by
/// hand. Codes are worked out, not kept; wrong ones count together with wrong secrets of complaints.
/// </summary>
/// <param name="office">The day.</param>
/// <param name="folder">Not opened before a picture is made: the commands that check flows know actions and have no keys.</param>
/// <param name="links">What the picture says.</param>
/// <param name="options">How fast the code changes.</param>
internal sealed class TakeAttendance(OfficeProfile office, Lazy<MediaFolder> folder, DoorLinks links, IOptions<GatheringOptions> options)
{
    private const int Listed = 200;
    private const double MetresPerDegree = 111_320;

    /// <param name="Code">Six digits.</param>
    /// <param name="Until">When the next one comes; it counts for as long again.</param>
    /// <param name="Present">How many have come.</param>
    /// <param name="Links">What opens the chat with the code, a line for each channel; empty for none.</param>
    public sealed record Door(string Code, DateTime Until, int Present, string Links);

    /// <param name="Code">As typed.</param>
    /// <param name="At">Where they are, when they shared it: only how far from the pin is kept.</param>
    public sealed record Input(string Code, GeoPoint? At);

    /// <param name="Number">Of the gathering.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="At">When they were noted first.</param>
    public sealed record Result(string Number, string Title, DateTime At);

    /// <param name="Count">How many were invited and are not noted.</param>
    /// <param name="List">For choosing.</param>
    public sealed record Absent(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">As typed.</param>
    /// <param name="Invitee">Of <see cref="Absent.List"/>, or null for a guest.</param>
    /// <param name="Guest">The name of somebody who is not on the list.</param>
    public sealed record ByHand(string Number, [property: Kind(ValueKind.Choice)] string? Invitee, string? Guest);

    /// <param name="Name">Who was noted.</param>
    /// <param name="Present">How many have come.</param>
    public sealed record Noted(string Name, int Present);

    public static readonly ActionRefusal WrongCode = new(
        "wrong-code", "Mohon maaf, kode itu tidak cocok atau sudah berganti. Silakan pindai lagi gambar di tempat acara, atau ketik *hadir* dan kode terbaru.");

    public static readonly ActionRefusal TooMany = new(
        "too-many", "Mohon maaf, sudah terlalu banyak kode yang tidak cocok. Silakan coba lagi satu jam lagi, atau minta petugas mencatat kehadiran Anda.");

    /// <param name="Door">The code and what opens the chat with it.</param>
    /// <param name="Picture">The QR code, as PNG.</param>
    public sealed record Shown(Door Door, byte[] Picture);

    /// <summary>Opens the door and sends the QR code into the turn's chat.</summary>
    public async Task<ActionOutcome<Door>> OpenDoorAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        var outcome = await ShowDoorAsync(input, turn);
        if (outcome.Result is not var (door, picture))
            return outcome.Refusal!;
        await MadeFile.SayAsync(
            turn, folder.Value, MediaKind.Photo, $"kode-{HumanNumber.Gathering.Read(input.Number)}.png", "image/png", to => to.WriteAsync(picture, turn.Cancellation).AsTask(),
            $"Kode hadir: {door.Code}");
        return door;
    }

    /// <summary>Opens the door, for a screen that shows the QR code of the moment.</summary>
    public async Task<ActionOutcome<Shown>> ShowDoorAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await GatheringAccess.LockAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        if (gathering.CancelledAt is not null || office.DayOf(gathering.StartsAt) < office.DayOf(turn.Now))
            return GatheringAccess.TooLate;
        if (office.DayOf(gathering.StartsAt) > office.DayOf(turn.Now))
            return GatheringAccess.TooEarly;
        gathering.DoorUntil ??= turn.Now + options.Value.DoorOpen;
        var slot = Slot(turn.Now);
        var code = CodeOf(gathering.Id, slot, turn.Hash);
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(links.InPicture(code), QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return new Shown(
            new(code, new DateTime((slot + 1) * options.Value.CodeChanges.Ticks, DateTimeKind.Utc), await PresentAsync(gathering.Id, turn), links.Lines(code)), png.GetGraphic(12));
    }

    public async Task<ActionOutcome<Result>> AttendAsync(Input input, TurnContext turn)
    {
        if (await SecretGuess.AreUsedUpAsync(turn))
            return TooMany;
        var typed = string.Concat(input.Code.Where(char.IsAsciiDigit));
        var slot = Slot(turn.Now);
        var open = await turn.Db.Gatherings.Where(g => g.DoorUntil > turn.Now && g.CancelledAt == null).ToListAsync(turn.Cancellation);
        if (turn.Caller.PersonId is not { } person
            || open.Find(g => IsOfHere(g, turn.Caller) && (typed == CodeOf(g.Id, slot, turn.Hash) || typed == CodeOf(g.Id, slot - 1, turn.Hash))) is not { } gathering)
        {
            await SecretGuess.NoteAsync(turn);
            return WrongCode;
        }
        var invitee = await turn.Db.Invitees.SingleOrDefaultAsync(i => i.GatheringId == gathering.Id && i.PersonId == person, turn.Cancellation);
        if (invitee is null)
            turn.Db.Invitees.Add(invitee = new() { Id = turn.NewId(), GatheringId = gathering.Id, PersonId = person, IsInvited = false });
        invitee.PresentAt ??= turn.Now;
        invitee.MetresAway ??= MetresFrom(gathering, input.At);
        return new Result(gathering.Number, gathering.Open(turn.Sealer).Title, invitee.PresentAt.Value);
    }

    public static async Task<ActionOutcome<Absent>> AbsentAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await GatheringAccess.OrganisedAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        var absent = await (
            from invitee in turn.Db.Invitees
            where invitee.GatheringId == gathering.Id && invitee.PresentAt == null
            join person in turn.Db.People on invitee.PersonId equals person.Id
            orderby person.Name, invitee.Id
            select new { invitee.Id, person.Name }).Take(Listed).ToListAsync(turn.Cancellation);
        return new Absent(absent.Count, [.. absent.Select(a => new ListEntry(a.Id.ToString("N"), a.Name))]);
    }

    public async Task<ActionOutcome<Noted>> NoteAsync(ByHand input, TurnContext turn)
    {
        if (await GatheringAccess.LockAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        if (gathering.CancelledAt is not null)
            return GatheringAccess.TooLate;
        if (office.DayOf(gathering.StartsAt) > office.DayOf(turn.Now))
            return GatheringAccess.TooEarly;
        var name = input.Guest ?? "";
        if (Guid.TryParse(input.Invitee, out var id))
        {
            if (await turn.Db.Invitees.SingleOrDefaultAsync(i => i.Id == id && i.GatheringId == gathering.Id, turn.Cancellation) is not { } invitee)
                return GatheringAccess.NotFound;
            (invitee.PresentAt, invitee.NotedBy) = (invitee.PresentAt ?? turn.Now, invitee.PresentAt is null ? turn.Caller.PersonId : invitee.NotedBy);
            name = await turn.Db.People.Where(p => p.Id == invitee.PersonId).Select(p => p.Name).SingleOrDefaultAsync(turn.Cancellation) ?? "";
        }
        else
        {
            var guest = turn.NewId();
            turn.Db.Invitees.Add(new()
            {
                Id = guest,
                GatheringId = gathering.Id,
                Name = turn.Sealer.Seal(gathering.Key, guest, "name", name),
                IsInvited = false,
                PresentAt = turn.Now,
                NotedBy = turn.Caller.PersonId,
            });
        }
        await turn.Db.SaveChangesAsync(turn.Cancellation);
        return new Noted(name, await PresentAsync(gathering.Id, turn));
    }

    /// <summary>The code of a gathering in a span of time: six digits that nobody can work out without the office's key.</summary>
    public static string CodeOf(Guid gathering, long slot, KeyedHash hash) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(hash.Of(HashPurpose.AttendanceCode, string.Create(CultureInfo.InvariantCulture, $"{gathering:N}/{slot}"))) % 1_000_000)
        .ToString("D6", CultureInfo.InvariantCulture);

    private long Slot(DateTime now) => now.Ticks / options.Value.CodeChanges.Ticks;

    private static Task<int> PresentAsync(Guid gathering, TurnContext turn) =>
        turn.Db.Invitees.CountAsync(i => i.GatheringId == gathering && i.PresentAt != null, turn.Cancellation);

    // Somebody of elsewhere who came all the same is noted by hand.
    private static bool IsOfHere(Gathering gathering, Caller caller) => caller.Roles.Any(r =>
        r.Wilayah.Length == 0 || gathering.Audience.Length == 0 || r.Wilayah == gathering.Audience || r.Wilayah.StartsWith(gathering.Audience + ".", StringComparison.Ordinal));

    private static int? MetresFrom(Gathering gathering, GeoPoint? at)
    {
        if (at is null || gathering is not { Latitude: { } latitude, Longitude: { } longitude })
            return null;
        var (north, east) = ((at.Latitude - latitude) * MetresPerDegree, (at.Longitude - longitude) * MetresPerDegree * Math.Cos(latitude * Math.PI / 180));
        return (int)Math.Round(Math.Sqrt((north * north) + (east * east)));
    }
}
