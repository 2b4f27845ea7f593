using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.PublicReview;

/// <summary>What flows can do about public reviews and objections.</summary>
internal static class ReviewActions
{
    // A look at an objection writes too: it is entered.
    public static ActionCatalog AddReviews(
        this ActionCatalog actions, OpenReview open, LookUpReview look, FileResponse file, VerifyResponse verify, OrderReviewMinutes minutes) => actions
        .Reads<OpenReview.Input, OpenReview.Draft>("reviews.prepare", open.PrepareAsync, ReviewRefusal.Outside.Code, ReviewRefusal.IsRunning.Code, ReviewRefusal.Nothing.Code)
        .Writes<OpenReview.Input, OpenReview.Result>("reviews.open", open.RunAsync, ReviewRefusal.Outside.Code, ReviewRefusal.IsRunning.Code, ReviewRefusal.Nothing.Code)
        .Reads<Nothing, LookUpReview.Listing>("reviews.list", look.ListAsync)
        .Reads<LookUpReview.ByNumber, LookUpReview.Standing>("reviews.standing", look.StandingAsync, ReviewRefusal.NotFound.Code)
        .Writes<LookUpReview.ByNumber, OrderReviewMinutes.Result>(
            "reviews.minutes", minutes.RunAsync, ReviewRefusal.NotFound.Code, ReviewRefusal.StillRunning.Code, MakeDocument.NoTemplate.Code)
        .Reads<LookUpReview.InDesa, LookUpReview.Found>("reviews.find", look.FindAsync)
        .Reads<LookUpReview.InRt, LookUpReview.Listing>("reviews.entries", LookUpReview.EntriesAsync)
        .Reads<LookUpReview.ByEntry, LookUpReview.Entry>("reviews.entry", look.EntryAsync, ReviewRefusal.NotFound.Code)
        .Reads<Nothing, FileResponse.Listing>("objections.own", file.OwnAsync)
        .Reads<FileResponse.From, FileResponse.Terms>(
            "objections.check", file.CheckAsync, ReviewRefusal.NotFound.Code, ReviewRefusal.ClosedCode, ReviewRefusal.OtherDesa.Code, ReviewRefusal.Decided.Code, ReviewRefusal.TooMany.Code)
        .Writes<FileResponse.Input, FileResponse.Result>(
            "objections.file", file.RunAsync, ReviewRefusal.NotFound.Code, ReviewRefusal.ClosedCode, ReviewRefusal.OtherDesa.Code, ReviewRefusal.Decided.Code, ReviewRefusal.TooMany.Code)
        .Reads<Nothing, VerifyResponse.Waiting>("objections.waiting", verify.WaitingAsync)
        .Writes<VerifyResponse.ByNumber, VerifyResponse.Details>("objections.show", verify.ShowAsync, ReviewRefusal.NotForVerifying.Code)
        .Writes<VerifyResponse.ByNumber, VerifyResponse.Shown>("objections.files", verify.FilesAsync, ReviewRefusal.NotForVerifying.Code)
        .Writes<VerifyResponse.Finding, VerifyResponse.Done>(
            "objections.verify", verify.RunAsync, ReviewRefusal.NotForVerifying.Code, ReviewRefusal.OwnResponse.Code, ReviewRefusal.Settled.Code);
}
