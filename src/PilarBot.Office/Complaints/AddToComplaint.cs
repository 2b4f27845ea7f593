using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Complaints;

/// <summary>The reporter tells more, or gives evidence, after the receipt.</summary>
internal sealed class AddToComplaint(OfficeProfile office, ComplaintNotices notices)
{
    /// <param name="Number">The complaint's.</param>
    /// <param name="Secret">Null from the chat that it came from.</param>
    /// <param name="Note">Words.</param>
    /// <param name="About">What the words are: <c>keterangan</c>, <c>saksi</c>, <c>tautan</c>; null for the first.</param>
    /// <param name="Files">Evidence.</param>
    /// <param name="Phone">By which the complaints officer may call.</param>
    public sealed record Input(
        string Number, string? Secret, string? Note, [property: Kind(ValueKind.Choice)] string? About, IReadOnlyList<Guid>? Files,
        [property: Kind(ValueKind.Phone)] string? Phone);

    public sealed record Result(string Number);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        var (found, refusal) = await FindComplaints.EnterAsync(input.Number, input.Secret, turn);
        if (found is not { } complaint)
            return refusal!;
        if (!complaint.IsOpen)
            return new ComplaintIsClosed(complaint.Number, complaint.State).ToRefusal();
        var today = office.DayOf(turn.Now);
        if (input.Note is not null)
            ComplaintEvent.Add(turn, complaint, ComplaintEventKind.NoteAdded, today, Labelled(input.About, input.Note));
        if (input.Files is { Count: > 0 })
        {
            var (attached, missing) = await AttachMedia.HiddenAsync(turn, "complaint", complaint.Id, input.Files);
            complaint.MissingMedia += missing;
            if (attached > 0)
                ComplaintEvent.Add(turn, complaint, ComplaintEventKind.FilesAdded, today);
        }
        if (input.Phone is not null && complaint.Identity is not IdentityLevel.Withheld)
        {
            complaint.ReporterPhone = turn.Sealer.Seal(complaint.Key, complaint.Id, "reporter-phone", input.Phone);
            ComplaintEvent.Add(turn, complaint, ComplaintEventKind.PhoneGiven, today);
        }
        await notices.ToHandlersAsync(complaint, turn);
        return new Result(complaint.Number);
    }

    private static string Labelled(string? about, string note) => about switch
    {
        "saksi" => "Saksi: " + note,
        "tautan" => "Akun atau tautan: " + note,
        _ => note,
    };
}
