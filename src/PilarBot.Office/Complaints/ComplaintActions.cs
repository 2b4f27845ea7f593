using PilarBot.Office.Conversations;

namespace PilarBot.Office.Complaints;

/// <summary>What flows can do with complaints.</summary>
internal static class ComplaintActions
{
    // Looking a complaint up writes too: a wrong secret is counted, a handler's look is noted.
    public static ActionCatalog AddComplaints(
        this ActionCatalog actions, FileComplaint file, AddToComplaint add, HandleComplaints handle, MoveComplaint move) => actions
        .Reads<Nothing, ChannelTraces.Result>("complaints.channel", ChannelTraces.RunAsync)
        .Writes<FileComplaint.Input, FileComplaint.Result>("complaints.file", file.RunAsync)
        .Reads<Nothing, FindComplaints.OwnResult>("complaints.own", FindComplaints.OwnAsync)
        .Reads<Nothing, Cases.FindCases.OwnResult>("reports.own", OwnReports.RunAsync)
        .Reads<FindComplaints.ByNumber, FindComplaints.Recognised>("complaints.recognise", FindComplaints.RecogniseAsync)
        .Writes<FindComplaints.ByReceipt, FindComplaints.Details>("complaints.find", FindComplaints.ByReceiptAsync, NoSuchComplaint.TheCode, TooManyGuesses.TheCode)
        .Writes<AddToComplaint.Input, AddToComplaint.Result>(
            "complaints.add", add.RunAsync, NoSuchComplaint.TheCode, TooManyGuesses.TheCode, ComplaintIsClosed.TheCode)
        .Reads<Nothing, HandleComplaints.Waiting>("complaints.waiting", HandleComplaints.WaitingAsync, NotForHandling.TheCode)
        .Writes<FindComplaints.ByNumber, HandleComplaints.Details>("complaints.show", handle.ShowAsync, NotForHandling.TheCode)
        .Writes<FindComplaints.ByNumber, HandleComplaints.Reporter>(
            "complaints.reporter", handle.ReporterAsync, NotForHandling.TheCode, ReporterIsHidden.TheCode)
        .Writes<FindComplaints.ByNumber, HandleComplaints.Shown>("complaints.files", handle.FilesAsync, NotForHandling.TheCode)
        .Reads<FindComplaints.ByNumber, MoveComplaint.Choices>("complaints.next-states", MoveComplaint.ChoicesAsync, NotForHandling.TheCode)
        .Writes<MoveComplaint.Input, MoveComplaint.Result>(
            "complaints.move", move.RunAsync, NotForHandling.TheCode, CannotMove.TheCode, OnlyTheHead.TheCode, AnswerNamesSomebody.TheCode);
}
