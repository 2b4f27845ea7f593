using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Verval;

/// <summary>What flows can do with rounds of verification.</summary>
internal static class VervalActions
{
    public static ActionCatalog AddVerval(
        this ActionCatalog actions, TakeVerval take, ShowVerval show, KeepAnswers keep, SubmitVerval submit, CheckVerval check, VervalProgress progress, StaleData stale,
        ReportChange change, OrderVervalMinutes minutes, ExportVerval export, RecordSiks siks) => actions
        .Reads<Nothing, TakeVerval.Mine>("verval.mine", take.MineAsync)
        .Reads<Nothing, TakeVerval.Places>("verval.places", take.PlacesAsync, VervalRefusal.None.Code)
        .Reads<TakeVerval.ByDesa, TakeVerval.Waiting>("verval.waiting", TakeVerval.WaitingAsync, VervalRefusal.None.Code)
        .Writes<TakeVerval.ById, TakeVerval.Result>("verval.take", take.TakeAsync, VervalRefusal.NotFound.Code, VervalRefusal.Taken.Code, VervalRefusal.TooMany.Code)
        .Writes<TakeVerval.ById, Nothing>("verval.release", TakeVerval.ReleaseAsync, VervalRefusal.NotFound.Code)
        // A look at a family writes too: it is entered into the audit trail.
        .Writes<ShowVerval.ById, ShowVerval.Details>("verval.open", show.OpenAsync, VervalRefusal.NotFound.Code)
        .Reads<ShowVerval.ById, ShowVerval.Left>("verval.left", show.LeftAsync, VervalRefusal.NotFound.Code)
        .Reads<ShowVerval.ById, ShowVerval.Summary>("verval.summary", show.SummaryAsync, VervalRefusal.NotFound.Code)
        .Writes<ShowVerval.ReopenInput, Nothing>("verval.reopen", ShowVerval.ReopenAsync, VervalRefusal.NotFound.Code)
        .Writes<KeepAnswers.Start, KeepAnswers.Result>("verval.keep-start", KeepAnswers.StartAsync, VervalRefusal.NotFound.Code)
        .Writes<KeepAnswers.House, KeepAnswers.Result>("verval.keep-house", KeepAnswers.HouseAsync, VervalRefusal.NotFound.Code)
        .Writes<KeepAnswers.Utilities, KeepAnswers.Result>("verval.keep-utilities", KeepAnswers.UtilitiesAsync, VervalRefusal.NotFound.Code)
        .Writes<KeepAnswers.Members, KeepAnswers.Result>("verval.keep-members", keep.MembersAsync, VervalRefusal.NotFound.Code)
        .Writes<KeepAnswers.Assets, KeepAnswers.Result>("verval.keep-assets", KeepAnswers.AssetsAsync, VervalRefusal.NotFound.Code)
        .Writes<KeepAnswers.Evidence, KeepAnswers.Result>("verval.keep-evidence", keep.EvidenceAsync, VervalRefusal.NotFound.Code)
        .Writes<SubmitVerval.Input, SubmitVerval.Result>("verval.submit", submit.RunAsync, VervalRefusal.NotFound.Code, VervalRefusal.NotDone.Code, VervalRefusal.NotDeclared.Code)
        .Reads<Nothing, CheckVerval.Waiting>("verval.to-check", check.WaitingAsync, VervalRefusal.NotAllowed.Code)
        .Writes<CheckVerval.ById, CheckVerval.Details>("verval.show-sent", check.ShowAsync, VervalRefusal.NotWaiting.Code)
        .Writes<CheckVerval.ById, CheckVerval.Sent>("verval.photos", CheckVerval.PhotosAsync, VervalRefusal.NotWaiting.Code)
        .Writes<CheckVerval.Input, CheckVerval.Result>(
            "verval.check", check.RunAsync, VervalRefusal.NotWaiting.Code, VervalRefusal.NoReason.Code, VervalRefusal.OwnVisit.Code)
        .Reads<Nothing, VervalProgress.Rounds>("verval.rounds", VervalProgress.RoundsAsync, VervalRefusal.NoRound.Code)
        .Reads<VervalProgress.ByRound, VervalProgress.Result>("verval.progress", progress.RunAsync, VervalRefusal.NoRound.Code)
        .Writes<OrderVervalMinutes.Input, OrderVervalMinutes.Result>("verval.minutes", minutes.RunAsync, VervalRefusal.NoDocument.Code, MakeDocument.NoTemplate.Code)
        .Writes<ExportVerval.Input, ExportVerval.Result>("verval.export", export.RunAsync, VervalRefusal.NoDocument.Code, MadeFile.NoTablesHere.Code)
        .Reads<Nothing, RecordSiks.Waiting>("verval.siks-waiting", RecordSiks.WaitingAsync)
        .Writes<RecordSiks.Input, RecordSiks.Result>("verval.siks-record", siks.RunAsync, VervalRefusal.NotFound.Code)
        .Reads<Nothing, StaleData.Result>("verval.stale", stale.RunAsync)
        .Writes<ReportChange.Input, ReportChange.Result>("changes.report", change.RunAsync, VervalRefusal.Outside.Code, VervalRefusal.NotAllowed.Code)
        .Reads<Nothing, ReportChange.Waiting>("changes.waiting", change.WaitingAsync, VervalRefusal.NotAllowed.Code)
        .Writes<ReportChange.ById, ReportChange.Details>("changes.show", change.ShowAsync, VervalRefusal.ChangeGone.Code)
        .Writes<ReportChange.Decision, Nothing>("changes.decide", ReportChange.DecideAsync, VervalRefusal.ChangeGone.Code);
}
