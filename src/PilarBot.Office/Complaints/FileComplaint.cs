using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>Somebody complains. From its first row on, nothing of it can be read without the keys.</summary>
internal sealed class FileComplaint(OfficeProfile office, ComplaintNotices notices)
{
    /// <param name="Category">A NET code.</param>
    /// <param name="Role">The reported person's role, or <c>lain</c>.</param>
    /// <param name="Reported">Their name, or how to recognise them; null when not known.</param>
    /// <param name="Kecamatan">Where they work; null when not known.</param>
    /// <param name="Description">What happened, in the reporter's words.</param>
    /// <param name="HappenedOn">When; null when not known.</param>
    /// <param name="KnownOn">When the reporter came to know; null: on the day it happened.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Link">An account or address in social media.</param>
    /// <param name="Files">Evidence.</param>
    /// <param name="Identity">Who may know who complained: <c>open</c>, <c>confidential</c>, <c>withheld</c>.</param>
    /// <param name="Name">The reporter's; ignored when withheld.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string Category, [property: Kind(ValueKind.Choice)] string Role, string? Reported,
        [property: Kind(ValueKind.Wilayah)] string? Kecamatan, string Description, DateOnly? HappenedOn, DateOnly? KnownOn,
        string? Place, string? Link, IReadOnlyList<Guid>? Files, [property: Kind(ValueKind.Choice)] string Identity, string? Name);

    /// <param name="Number">For the receipt.</param>
    /// <param name="Secret">Said once; only its hash is kept.</param>
    /// <param name="DaysLeft">Days for a report to Bawaslu, below zero when they are over; null when it is not known since when.</param>
    public sealed record Result(string Number, string Secret, int? DaysLeft);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        var id = HiddenId.New();
        var key = turn.Sealer.NewKey(id);
        byte[]? Seal(string field, string? value) => value is null ? null : turn.Sealer.Seal(key, id, field, value);
        var number = HumanNumber.Complaint.Write(await turn.NextNumberAsync("complaint"), turn.Now, office.Zone);
        var secret = ComplaintSecret.New();
        var today = office.DayOf(turn.Now);
        var identity = ComplaintWords.Read<IdentityLevel>(input.Identity);
        var known = input.KnownOn ?? input.HappenedOn;
        var complaint = new Complaint
        {
            Id = id,
            Number = number,
            FiledOn = today,
            Category = input.Category,
            ReportedRole = input.Role,
            Kecamatan = input.Kecamatan ?? "",
            Identity = identity,
            Key = key,
            Reported = Seal("reported", input.Reported ?? "")!,
            Description = Seal("description", input.Description)!,
            Place = Seal("place", input.Place),
            Link = Seal("link", input.Link),
            HappenedOn = Seal("happened-on", BawasluDays.Write(input.HappenedOn)),
            KnownOn = Seal("known-on", BawasluDays.Write(known)),
            ReporterName = identity is IdentityLevel.Withheld ? null : Seal("reporter-name", input.Name),
            ReporterChat = Seal("reporter-chat", turn.Conversation.Id.ToString("N"))!,
            ReporterMark = await ReporterMarks.NextAsync(turn),
            Secret = ComplaintSecret.Seal(turn.Sealer, key, id, secret),
        };
        turn.Db.Complaints.Add(complaint);
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.Filed, today);
        complaint.MissingMedia = (await AttachMedia.HiddenAsync(turn, "complaint", id, input.Files)).Missing;
        await notices.ToHandlersAsync(complaint, turn);
        return new Result(number, secret, BawasluDays.Left(known, today));
    }
}
