using PilarBot.Office.Conversations;

namespace PilarBot.Office.Complaints;

/// <summary>What flows can do with complaints.</summary>
internal static class ComplaintActions
{
    // Looking a complaint up writes too: a wrong secret is counted, a handler's look is entered.
    public static ActionCatalog AddComplaints(
        this ActionCatalog actions, FileComplaint file, FindComplaints find, AddToComplaint add, HandleComplaints handle, AskReporter ask, RevealReporter reveal,
        MoveComplaint move, ExportComplaints export) => actions
        .Writes<FileComplaint.Input, FileComplaint.Result>("complaints.file", file.RunAsync)
        .Reads<Nothing, FindComplaints.OwnResult>("complaints.own", FindComplaints.OwnAsync)
        .Reads<Nothing, Cases.FindCases.OwnResult>("reports.own", OwnReports.RunAsync)
        .Reads<FindComplaints.ByNumber, FindComplaints.Recognised>("complaints.recognise", FindComplaints.RecogniseAsync)
        .Writes<FindComplaints.ByReceipt, FindComplaints.Tried>("complaints.try", FindComplaints.TryAsync, TooManyGuesses.TheCode)
        .Writes<FindComplaints.ByReceipt, FindComplaints.Details>("complaints.find", find.ByReceiptAsync, NoSuchComplaint.TheCode, TooManyGuesses.TheCode)
        .Writes<AddToComplaint.Input, AddToComplaint.Result>(
            "complaints.add", add.RunAsync, NoSuchComplaint.TheCode, TooManyGuesses.TheCode, ComplaintIsClosed.TheCode)
        .Writes<FindComplaints.ByReceipt, AddToComplaint.Result>(
            "complaints.withdraw", add.WithdrawAsync, NoSuchComplaint.TheCode, TooManyGuesses.TheCode, ComplaintIsClosed.TheCode)
        .Reads<Nothing, HandleComplaints.Waiting>("complaints.waiting", handle.WaitingAsync, NotForHandling.TheCode)
        .Writes<FindComplaints.ByNumber, HandleComplaints.Details>("complaints.show", handle.ShowAsync, NotForHandling.TheCode)
        .Writes<FindComplaints.ByNumber, HandleComplaints.Shown>("complaints.files", HandleComplaints.FilesAsync, NotForHandling.TheCode)
        .Writes<ExportComplaints.Input, ExportComplaints.Result>("complaints.export", export.RunAsync, NotForHandling.TheCode, NoFilesHere.TheCode)
        .Writes<AskReporter.Input, AskReporter.Result>(
            "complaints.ask", ask.RunAsync, NotForHandling.TheCode, ComplaintIsClosed.TheCode, AnswerNamesSomebody.TheCode)
        .Writes<RevealReporter.Ask, RevealReporter.Done>(
            "complaints.ask-reveal", reveal.AskAsync, NotForHandling.TheCode, ReporterIsHidden.TheCode, NoSecondPerson.TheCode)
        .Writes<RevealReporter.Decide, RevealReporter.Done>("complaints.decide-reveal", reveal.DecideAsync, NotForHandling.TheCode, NothingToDecide.TheCode)
        .Writes<FindComplaints.ByNumber, RevealReporter.Reporter>(
            "complaints.reporter", reveal.ShowAsync, NotForHandling.TheCode, ReporterIsHidden.TheCode)
        .Reads<FindComplaints.ByNumber, MoveComplaint.Choices>("complaints.next-states", MoveComplaint.ChoicesAsync, NotForHandling.TheCode)
        .Writes<MoveComplaint.Input, MoveComplaint.Result>(
            "complaints.move", move.RunAsync,
            NotForHandling.TheCode, CannotMove.TheCode, OnlyTheHead.TheCode, AnswerNamesSomebody.TheCode, NeedsBasis.TheCode);

    /// <summary>What flows can do to hand complaints on.</summary>
    public static ActionCatalog AddReferrals(this ActionCatalog actions, HandOnComplaint handOn, TrackReferral track) => actions
        .Reads<Nothing, HandOnComplaint.Forms>("complaints.forms", handOn.FormsAsync, NotForHandling.TheCode)
        .Writes<HandOnComplaint.Input, HandOnComplaint.Result>(
            "complaints.hand-on", handOn.RunAsync, NotForHandling.TheCode, NoSuchForm.TheCode, NoConsent.TheCode)
        .Reads<FindComplaints.ByNumber, TrackReferral.Overview>("complaints.referrals", track.ShowAsync, NotForHandling.TheCode)
        .Reads<TrackReferral.ByReferral, TrackReferral.Choices>("complaints.referral-states", TrackReferral.ChoicesAsync, NotForHandling.TheCode)
        .Writes<TrackReferral.Input, TrackReferral.Result>(
            "complaints.referral", track.RunAsync, NotForHandling.TheCode, ReferralCannotMove.TheCode, NotReadyYet.TheCode, NotThatDay.TheCode,
            NumberTooLong.TheCode);
}
