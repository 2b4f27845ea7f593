using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Rtlh;

namespace PilarBot.Office.Media;

/// <summary>
/// Files that cannot be used. While a dialogue has one, the dialogue asks for another; once it belongs to a case, the case is marked
/// and its reporter told. Under the chat's lock, so that a file is always with one of the two.
/// </summary>
internal sealed class MediaFaults(FlowLibrary flows)
{
    private const long MegaByte = 1024 * 1024;

    /// <summary>Notes the verdict, and gives what the dialogue is to hear of it; null when the file has left the dialogue.</summary>
    /// <param name="id">The file.</param>
    /// <param name="state">What came of fetching it.</param>
    /// <param name="what">What it turned out to be, as people call it.</param>
    /// <param name="turn">A turn of the chat that it came from.</param>
    public async Task<Input?> TellAsync(Guid id, MediaState state, string? what, TurnContext turn)
    {
        if (await turn.Db.Media.SingleOrDefaultAsync(m => m.Id == id, turn.Cancellation) is not { State: MediaState.Pending } item)
            return null;
        // A complaint's or objection's file is no longer this chat's, and nothing may be said about it here.
        if (MediaItem.HiddenOwners.Contains(item.OwnerKind))
            return null;
        item.State = state;
        if (item is { OwnerKind: RtlhApplication.Owner, OwnerId: { } house })
        {
            var number = await turn.Db.RtlhApplications.Where(a => a.Id == house).Select(a => a.Number).SingleAsync(turn.Cancellation);
            // By one for the order in lists; what is shown is looked up.
            await turn.Db.RtlhApplications.Where(a => a.Id == house).ExecuteUpdateAsync(set => set.SetProperty(a => a.Lacking, a => a.Lacking + 1), turn.Cancellation);
            turn.Say(new OutboundText(flows.Current.Say("fault-sent", ("number", number, false), ("reason", Reason(state, what), true)))
            {
                Choices = [new("Lengkapi usulan", "!rtlh lengkapi")],
            });
            return null;
        }
        if (item is not { OwnerKind: "case", OwnerId: { } owner })
            return item.OwnerId is null ? new MediaFaultInput(id.ToString(), FaultOf(state), what) : null;
        var file = await turn.Db.Cases.SingleAsync(c => c.Id == owner, turn.Cancellation);
        file.MissingMedia++;
        // Several files of one report often fail together: the first and the last are enough to say.
        if (file.MissingMedia == 1 || !await turn.Db.Media.AnyAsync(m => m.OwnerId == owner && m.Id != id && m.State == MediaState.Pending, turn.Cancellation))
            turn.Say(new OutboundText(flows.Current.Say("fault-sent", ("number", file.Number, false), ("reason", Reason(state, what), true)))
            {
                Choices = [new("Buka laporan", "!status")],
            });
        return null;
    }

    private string Reason(MediaState state, string? what) => state switch
    {
        MediaState.TooLarge => flows.Current.Say("fault-too-large", ("limit", $"{new Flows.Engine.EngineLimits().FileBytes / MegaByte}", false)),
        MediaState.WrongType => flows.Current.Say("fault-wrong-type", ("what", what ?? flows.Current.Say("fault-other-type"), false)),
        _ => flows.Current.Say("fault-gone"),
    };

    private static MediaFault FaultOf(MediaState state) => state switch
    {
        MediaState.TooLarge => MediaFault.TooLarge,
        MediaState.WrongType => MediaFault.WrongType,
        MediaState.Unreadable => MediaFault.Unreadable,
        _ => MediaFault.Gone,
    };
}
