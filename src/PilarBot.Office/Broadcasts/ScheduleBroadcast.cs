using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Calendar;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Neutrality;
using PilarBot.Office.People;

namespace PilarBot.Office.Broadcasts;

/// <summary>Staff schedule a broadcast. Its recipients are chosen when it begins, so that whoever joins in between is reached.</summary>
internal sealed class ScheduleBroadcast(
    OfficeProfile office, Lazy<MediaFolder> folder, PoliticalWords words, ElectionCalendar calendar, IOptions<BroadcastOptions> options)
{
    private readonly ReadAudience audience = new(office, folder);

    private const int Sampled = 5;

    // Of what one message can hold, most: the rest is counted.
    private const int MostFaultLength = 2000;

    /// <param name="Role">One role; null for <paramref name="Roles"/>.</param>
    /// <param name="Roles">Several; null or empty for everybody on the roster.</param>
    /// <param name="Kecamatan">Null for the whole office.</param>
    /// <param name="Places">Names of kecamatan and desa as typed, between commas; instead of <paramref name="Kecamatan"/>.</param>
    /// <param name="Names">Names and phone numbers as typed, between commas or on lines of their own: only these people.</param>
    /// <param name="Except">Likewise: not these.</param>
    /// <param name="UnreadOf">The number of a broadcast: only those who got it and have not said that they read it.</param>
    /// <param name="Channel">Only chats on that channel: <c>telegram</c>, <c>whatsapp</c>, <c>webchat</c>; null or <c>semua</c> for all.</param>
    /// <param name="Residents">True for those who wrote and are not on the roster, instead of those who are.</param>
    /// <param name="Tags">Only those who have any of these tags.</param>
    /// <param name="ExceptTags">Nobody who has any of these.</param>
    /// <param name="List">A file of this chat, a table: only the people in it.</param>
    /// <param name="ExceptList">Likewise: not these.</param>
    public sealed record Chosen(
        [property: Kind(ValueKind.Choice)] string? Role, IReadOnlyList<string>? Roles, [property: Kind(ValueKind.Wilayah)] string? Kecamatan, string? Places,
        string? Names, string? Except, string? UnreadOf, [property: Kind(ValueKind.Choice)] string? Channel, bool? Residents,
        IReadOnlyList<string>? Tags = null, IReadOnlyList<string>? ExceptTags = null, IReadOnlyList<Guid>? List = null, IReadOnlyList<Guid>? ExceptList = null);

    /// <param name="People">Chats that would be reached now.</param>
    /// <param name="Missing">People on the roster without a chat that can be reached.</param>
    /// <param name="Sample">Some of their names; of residents, how many on which channel.</param>
    /// <param name="Reach">All three in words.</param>
    /// <param name="Unknown">What was typed and not found; empty when all was.</param>
    /// <param name="NeedsApproval">True when a second person has to let it go out.</param>
    public sealed record Count(int People, int Missing, string Sample, string Reach, string Unknown, bool NeedsApproval);

    /// <param name="Text">Markdown.</param>
    /// <param name="At">When it is to go out; null for now.</param>
    public sealed record Draft(string Text, DateTime? At);

    /// <param name="IsFlagged">True when there are words that can be read as politics: the author has to confirm.</param>
    /// <param name="Words">Those words.</param>
    /// <param name="IsRefused">True when it may not go out then: in the quiet period, and not by the head of the office.</param>
    /// <param name="Election">The election whose quiet period it is; empty outside of one.</param>
    /// <param name="Unknown">Values in braces that do not exist, with those that do; empty when there are none.</param>
    /// <param name="IsQuiet">True when it is night or a holiday then: it waits for the morning.</param>
    public sealed record Check(bool IsFlagged, string Words, bool IsRefused, string Election, string Unknown, bool IsQuiet);

    /// <param name="Text">Markdown, with values per person in braces.</param>
    /// <param name="Media">At most one picture or document.</param>
    /// <param name="Role">As in <see cref="Chosen"/>.</param>
    /// <param name="Roles">Likewise.</param>
    /// <param name="Kecamatan">Likewise.</param>
    /// <param name="Places">Likewise.</param>
    /// <param name="Names">Likewise.</param>
    /// <param name="Except">Likewise.</param>
    /// <param name="UnreadOf">Likewise.</param>
    /// <param name="Channel">Likewise.</param>
    /// <param name="Residents">Likewise.</param>
    /// <param name="At">Null, or in the past: now.</param>
    /// <param name="Confirmed">True when the author has looked once more at words that can be read as politics.</param>
    /// <param name="AsksReading">True for a button <em>Sudah baca</em>.</param>
    /// <param name="Reminders">How often, a day apart, those are reminded who did not press it: at most 3.</param>
    /// <param name="Link">An https address for a button.</param>
    /// <param name="StartWord">The start word of a flow for a button.</param>
    /// <param name="ExpiresAt">After this nobody gets it.</param>
    /// <param name="Urgent">True when it goes out at night and on holidays too.</param>
    /// <param name="LocalTime">True for the same hour in each recipient's zone.</param>
    /// <param name="Repeats"><c>mingguan</c>, <c>bulanan</c>, or null.</param>
    /// <param name="RepeatsUntil">The last day on which it comes again.</param>
    /// <param name="Tags">As in <see cref="Chosen"/>.</param>
    /// <param name="ExceptTags">Likewise.</param>
    /// <param name="List">Likewise. It is taken away once its people are chosen.</param>
    /// <param name="ExceptList">Likewise.</param>
    public sealed record Input(
        string Text, IReadOnlyList<Guid>? Media, [property: Kind(ValueKind.Choice)] string? Role, IReadOnlyList<string>? Roles,
        [property: Kind(ValueKind.Wilayah)] string? Kecamatan, string? Places, string? Names, string? Except, string? UnreadOf,
        [property: Kind(ValueKind.Choice)] string? Channel, bool? Residents, DateTime? At, bool? Confirmed, bool? AsksReading, [property: Kind(ValueKind.Choice)] string? Reminders, string? Link,
        [property: Kind(ValueKind.Choice)] string? StartWord, DateTime? ExpiresAt, bool? Urgent, bool? LocalTime,
        [property: Kind(ValueKind.Choice)] string? Repeats, DateOnly? RepeatsUntil,
        IReadOnlyList<string>? Tags = null, IReadOnlyList<string>? ExceptTags = null, IReadOnlyList<Guid>? List = null, IReadOnlyList<Guid>? ExceptList = null)
    {
        internal Chosen ToChosen() => new(Role, Roles, Kecamatan, Places, Names, Except, UnreadOf, Channel, Residents, Tags, ExceptTags, List, ExceptList);
    }

    /// <param name="Number">The broadcast's number.</param>
    /// <param name="At">When it goes out.</param>
    /// <param name="Now">True when that is at once.</param>
    /// <param name="NeedsApproval">True when a second person has to let it go out.</param>
    public sealed record Result(string Number, DateTime At, bool Now, bool NeedsApproval);

    public static readonly ActionRefusal Nobody = new("nobody",
        "Belum ada pilar yang terhubung untuk pilihan itu, jadi siaran tidak dibuat. Silakan pilih peran atau kecamatan lain.");

    public static readonly ActionRefusal QuietPeriod = new("quiet-period",
        "Pada masa tenang, siaran yang memuat kata politik tidak dikirim. Mohon ubah isinya, atau minta kepala dinas mengirimnya.");

    public static readonly ActionRefusal NotConfirmed = new("not-confirmed",
        "Siaran belum dibuat: isinya memuat kata yang dapat dibaca sebagai politik dan belum diperiksa sekali lagi.");

    public static readonly ActionRefusal BadText = new("bad-text",
        "Siaran belum dibuat: isinya memuat nilai yang tidak dikenal. Yang ada: {nama}, {peran}, {kecamatan}.");

    public static readonly ActionRefusal BadLink = new("bad-link",
        "Siaran belum dibuat: tautan harus diawali https:// dan ditulis lengkap.");

    public static readonly ActionRefusal NoFile = new("no-file", "Lampirannya sudah dihapus (yang belum dikirim disimpan paling lama sehari). Mohon unggah lagi.");
    public static readonly ActionRefusal BadEnd = new("bad-end",
        "Siaran belum dibuat: batas waktunya sudah lewat sebelum siaran dikirim.");

    public async Task<ActionOutcome<Count>> CountAsync(Chosen input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var (choice, unknown) = await audience.ReadAsync(input, turn);
        var reachable = Audience.Reachable(turn.Db, choice, turn.Now);
        var people = unknown is [] ? await reachable.CountAsync(turn.Cancellation) : 0;
        if (choice.Residents)
        {
            var channels = await ChannelsAsync(reachable, turn.Cancellation);
            return new Count(
                people, 0, channels, $"{people} warga yang pernah menulis ke bot: {channels}. Di bawahnya tertulis cara berhenti menerima siaran.", string.Join(", ", unknown),
                NeedsApproval(people));
        }
        var missing = unknown is [] ? await Audience.People(turn.Db, choice, turn.Now).CountAsync(turn.Cancellation) - people : 0;
        var names = people is 0 ? [] : await turn.Db.People.Where(p => reachable.Any(c => c.PersonId == p.Id)).OrderBy(p => p.Name).Take(Sampled)
            .Select(p => p.Name).ToListAsync(turn.Cancellation);
        var sample = string.Join(", ", names) + (people > Sampled ? ", …" : "");
        return new Count(
            people, missing, sample, $"{people} orang, antara lain {sample}. Di luar itu, {missing} orang di daftar belum terhubung dengan bot{(choice.Channel is "" ? "" : " di kanal itu")}.",
            string.Join(", ", unknown), NeedsApproval(people));
    }

    /// <summary>Reads a list that staff sent, and tells which of its lines fit nobody, or several.</summary>
    public async Task<ActionOutcome<Listed>> ListAsync(Sent input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var listed = await ListedPeople.ReadAsync(input.File, folder.Value, turn);
        var (shown, length) = (new List<string>(), 0);
        foreach (var fault in listed.Faults.TakeWhile(f => (length += f.Length + 1) <= MostFaultLength))
            shown.Add(fault);
        if (listed.Faults.Count > shown.Count)
            shown.Add($"Dan {listed.Faults.Count - shown.Count} baris lain.");
        var found = $"{listed.People.Count} orang ditemukan di daftar itu.{(listed.Twice is 0 ? "" : $" {listed.Twice} baris ganda dihitung sekali.")}";
        return new Listed(listed.People.Count, listed.Faults.Count, found, string.Join('\n', shown));
    }

    /// <param name="File">A table that this chat sent.</param>
    public sealed record Sent(IReadOnlyList<Guid> File);

    /// <param name="People">How many people it names, each counted once.</param>
    /// <param name="Wrong">How many lines fit nobody, or several.</param>
    /// <param name="Found">In words.</param>
    /// <param name="Faults">Those lines with their numbers and what to do, as many as fit a message.</param>
    public sealed record Listed(int People, int Wrong, string Found, string Faults);

    // Nobody's name: a resident's is sealed.
    private static async Task<string> ChannelsAsync(IQueryable<Conversation> chats, CancellationToken cancellation)
    {
        var accounts = await chats.GroupBy(c => c.Account).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return string.Join(", ", accounts.GroupBy(a => ShowBroadcasts.ChannelName(a.Key)).Select(g => $"{g.Sum(a => a.Count)} di {g.Key}").Order());
    }

    /// <summary>Looks for words in a broadcast that can be read as politics and for values that do not exist, before it is made.</summary>
    public async Task<ActionOutcome<Check>> CheckAsync(Draft input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var found = words.Find(input.Text);
        var at = Later(input.At, turn.Now);
        var season = await calendar.SeasonAsync(turn.Db, at, turn.Cancellation);
        var unknown = BroadcastText.Unknown(input.Text);
        var isQuiet = options.Value.KeepsQuiet
            && !BroadcastHours.IsOpen(office.Zone, await WorkingCalendar.LoadAsync(turn.Db, turn.Cancellation), at);
        return new Check(
            found.Words is not [], found.Listed, await calendar.IsHeldBackAsync(found.IsPolitical, at, turn),
            season.Kind is SeasonKind.QuietPeriod ? season.Name : "",
            unknown is [] ? "" : string.Join(", ", unknown.Select(name => $"{{{name}}}")), isQuiet);
    }

    /// <summary>A text as one of those who would get it reads it, with their name; null for anybody but staff.</summary>
    public async Task<(SampleRecipient Person, string Text)?> PreviewAsync(string text, Chosen input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return null;
        var (choice, unknown) = await audience.ReadAsync(input, turn);
        var person = await SampleRecipient.OfAsync(unknown is [] ? choice : new() { Residents = true }, office, turn);
        return (person, BroadcastText.Fill(text, person.Name, person.Role, person.Kecamatan) + (choice.Residents ? BroadcastText.OptOut : ""));
    }

    /// <summary>Shows the author what a recipient will get, in their own chat: with its file and its buttons.</summary>
    public async Task<ActionOutcome<Nothing>> TryAsync(Sample input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var file = input.Media is [var media, ..] ? await turn.Db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == media, turn.Cancellation) : null;
        var text = BroadcastText.Fill(input.Text, turn.Caller.Name, SampleRole, office.Name);
        turn.Say(BroadcastMessage.Of(
            text, file, BroadcastMessage.Buttons(input.AsksReading is true ? AcknowledgeBroadcast.Sample : null, input.StartWord, IsLink(input.Link) ? input.Link : null)));
        return new Nothing();
    }

    /// <param name="Text">Markdown, with values per person in braces.</param>
    /// <param name="Media">At most one picture or document.</param>
    /// <param name="AsksReading">True for a button <em>Sudah baca</em>; pressing it counts for nothing.</param>
    /// <param name="Link">An https address for a button.</param>
    /// <param name="StartWord">The start word of a flow for a button.</param>
    public sealed record Sample(
        string Text, IReadOnlyList<Guid>? Media, bool? AsksReading, string? Link, [property: Kind(ValueKind.Choice)] string? StartWord);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var (choice, unknown) = await audience.ReadAsync(input.ToChosen(), turn);
        var people = unknown is [] ? await Audience.Reachable(turn.Db, choice, turn.Now).CountAsync(turn.Cancellation) : 0;
        if (people == 0)
            return Nobody;
        var at = Later(input.At, turn.Now);
        var found = words.Find(input.Text);
        if (found.Words is not [] && input.Confirmed is not true)
            return NotConfirmed;
        if (await calendar.IsHeldBackAsync(found.IsPolitical, at, turn))
            return QuietPeriod;
        if (BroadcastText.Unknown(input.Text) is not [])
            return BadText;
        if (input.Link is { } link && !IsLink(link))
            return BadLink;
        if (input.ExpiresAt <= at)
            return BadEnd;
        var id = turn.NewId();
        // Nobody sends at the desk what somebody else gave there or elsewhere.
        if (await AttachMedia.ToAsync(turn, "broadcast", id, input.Media) == 0 && input.Media is { Count: > 0 } && turn.IsAtDesk)
            return NoFile;
        var number = HumanNumber.Broadcast.Write(await turn.NextNumberAsync("broadcast"), turn.Now, office.Zone);
        var repeats = input.Repeats switch { "mingguan" => Repetition.Weekly, "bulanan" => Repetition.Monthly, _ => Repetition.None };
        turn.Db.Broadcasts.Add(new()
        {
            Id = id,
            Number = number,
            State = NeedsApproval(people) ? BroadcastState.AwaitingApproval : BroadcastState.Scheduled,
            Text = input.Text,
            PoliticalWords = found.Words is [] ? null : found.Listed,
            IsPolitical = found.IsPolitical,
            MediaId = input.Media is [var media, ..] ? media : null,
            Audience = choice,
            AsksReading = input.AsksReading is true,
            Reminders = input.AsksReading is true && int.TryParse(input.Reminders, CultureInfo.InvariantCulture, out var times) ? Math.Clamp(times, 0, MostReminders) : 0,
            Link = input.Link,
            StartWord = input.StartWord,
            ExpiresAt = input.ExpiresAt,
            IsUrgent = input.Urgent is true,
            IsLocalTime = input.LocalTime is true,
            Repeats = repeats,
            RepeatsSince = repeats is Repetition.None ? null : at,
            RepeatsUntil = repeats is Repetition.None ? null : input.RepeatsUntil ?? office.DayOf(at).AddYears(1),
            At = at,
            CreatedBy = turn.Caller.PersonId,
            ConversationId = turn.IsAtDesk ? await ChatOfAsync(turn) : turn.Conversation.Id,
            CreatedAt = turn.Now,
        });
        turn.Audit(AuditAct.BroadcastScheduled, number);
        await ListedPeople.ForgetAsync([.. input.List ?? [], .. input.ExceptList ?? []], office.DayOf(turn.Now), turn);
        if (NeedsApproval(people))
            foreach (var account in await StaffAlert.SendAsync(turn.Db, "kepala-dinas", new($"Siaran **{number}** untuk {people} orang menunggu persetujuan.")
            {
                Choices = [new("Lihat siaran", "!siaran saya")],
            }, turn.Sealer, turn.Now, turn.Cancellation))
                turn.Wake(account);
        return new Result(number, at, at == turn.Now, NeedsApproval(people));
    }

    // Made at the desk, its author hears in the chat where they last wrote how it went; without a chat, nowhere.
    private static Task<Guid> ChatOfAsync(TurnContext turn) => turn.Db.Conversations
        .Where(c => c.PersonId == turn.Caller.PersonId && c.Unreachable == null).OrderByDescending(c => c.LastInboundAt).Select(c => c.Id).FirstOrDefaultAsync(turn.Cancellation);

    private const int MostReminders = 3;
    private const string SampleRole = "Petugas";

    private static bool IsLink(string? link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && link.Length <= 500;

    private bool NeedsApproval(int people) => options.Value.ApproveFrom is > 0 and var many && people >= many;

    private static DateTime Later(DateTime? wanted, DateTime now) => wanted is { } at && at > now ? at : now;
}
