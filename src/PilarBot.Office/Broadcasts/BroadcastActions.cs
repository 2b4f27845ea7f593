using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Broadcasts;

/// <summary>What flows can do with broadcasts.</summary>
internal static class BroadcastActions
{
    public static readonly ActionRefusal NotStaff = new("not-staff", "Siaran dikirim oleh petugas Dinas Sosial.");

    public static ActionCatalog AddBroadcasts(
        this ActionCatalog actions, ScheduleBroadcast schedule, ShowBroadcasts show, ControlBroadcast control) => actions
        .Reads<ScheduleBroadcast.Chosen, ScheduleBroadcast.Count>("broadcasts.count", schedule.CountAsync, NotStaff.Code)
        .Reads<ScheduleBroadcast.Sent, ScheduleBroadcast.Listed>("broadcasts.list", schedule.ListAsync, NotStaff.Code)
        .Reads<ScheduleBroadcast.Draft, ScheduleBroadcast.Check>("broadcasts.check", schedule.CheckAsync, NotStaff.Code)
        .Writes<ScheduleBroadcast.Input, ScheduleBroadcast.Result>(
            "broadcasts.schedule", schedule.RunAsync, NotStaff.Code, ScheduleBroadcast.Nobody.Code, ScheduleBroadcast.NotConfirmed.Code,
            ScheduleBroadcast.QuietPeriod.Code, ScheduleBroadcast.BadText.Code, ScheduleBroadcast.BadLink.Code, ScheduleBroadcast.BadEnd.Code)
        .Reads<ScheduleBroadcast.Sample, Nothing>("broadcasts.try", schedule.TryAsync, NotStaff.Code)
        .Writes<ChooseBroadcasts.Input, Nothing>("broadcasts.choose", ChooseBroadcasts.RunAsync)
        .Writes<ControlBroadcast.Edit, ControlBroadcast.Result>(
            "broadcasts.edit", control.EditAsync, NotStaff.Code, ShowBroadcasts.NotFound.Code, ControlBroadcast.TooLate.Code,
            ScheduleBroadcast.QuietPeriod.Code, ScheduleBroadcast.NotConfirmed.Code, ScheduleBroadcast.BadText.Code)
        .Reads<Nothing, ShowBroadcasts.Recent>("broadcasts.recent", ShowBroadcasts.RecentAsync, NotStaff.Code)
        .Reads<ShowBroadcasts.ByNumber, ShowBroadcasts.Details>("broadcasts.show", show.DetailsAsync, NotStaff.Code, ShowBroadcasts.NotFound.Code)
        .Writes<ShowBroadcasts.ByNumber, ShowBroadcasts.Exported>(
            "broadcasts.export", show.ExportAsync, NotStaff.Code, ShowBroadcasts.NotFound.Code, MadeFile.NoTablesHere.Code)
        .Writes<ControlBroadcast.Input, ControlBroadcast.Result>(
            "broadcasts.control", control.RunAsync, NotStaff.Code, ShowBroadcasts.NotFound.Code, ControlBroadcast.TooLate.Code,
            ControlBroadcast.SamePerson.Code, ScheduleBroadcast.QuietPeriod.Code);
}
