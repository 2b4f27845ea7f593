using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Gatherings;

/// <summary>What flows can do with gatherings.</summary>
internal static class GatheringActions
{
    public static ActionCatalog AddGatherings(
        this ActionCatalog actions, PlanGathering plan, ShowGatherings show, AnswerInvitation answer, TakeAttendance attendance, KeepMinutes minutes, WriteQuiz quiz) => actions
        .Reads<PlanGathering.Audience, PlanGathering.Count>("gatherings.count", plan.CountAsync, GatheringAccess.NotYourPlace.Code)
        .Writes<PlanGathering.Input, PlanGathering.Result>("gatherings.plan", plan.RunAsync, GatheringAccess.NotYourPlace.Code, PlanGathering.IsPast.Code)
        .Writes<PlanGathering.Change, PlanGathering.Told>(
            "gatherings.change", plan.ChangeAsync, GatheringAccess.NotFound.Code, GatheringAccess.TooLate.Code, GatheringAccess.NotYourPlace.Code, PlanGathering.IsPast.Code)
        .Writes<PlanGathering.Cancellation, PlanGathering.Told>("gatherings.cancel", plan.CancelAsync, GatheringAccess.NotFound.Code, GatheringAccess.TooLate.Code)
        .Reads<Nothing, ShowGatherings.Listing>("gatherings.list", show.ListAsync)
        .Reads<GatheringAccess.ByNumber, ShowGatherings.Details>("gatherings.show", show.ShowAsync, GatheringAccess.NotFound.Code)
        .Reads<Nothing, AnswerInvitation.Listing>("gatherings.invitations", answer.ListAsync)
        .Reads<AnswerInvitation.ByReference, AnswerInvitation.Details>("gatherings.invitation", answer.ShowAsync, GatheringAccess.NotFound.Code)
        .Writes<AnswerInvitation.Input, AnswerInvitation.Result>("gatherings.answer", AnswerInvitation.RunAsync, GatheringAccess.NotFound.Code, GatheringAccess.TooLate.Code)
        .Writes<GatheringAccess.ByNumber, AnswerInvitation.Result>("gatherings.materials", AnswerInvitation.FilesAsync, GatheringAccess.NotFound.Code)
        .Writes<GatheringAccess.ByNumber, TakeAttendance.Door>(
            "gatherings.open-door", attendance.OpenDoorAsync, GatheringAccess.NotFound.Code, GatheringAccess.TooLate.Code, GatheringAccess.TooEarly.Code)
        .Writes<TakeAttendance.Input, TakeAttendance.Result>("gatherings.attend", attendance.AttendAsync, TakeAttendance.WrongCode.Code, TakeAttendance.TooMany.Code)
        .Reads<GatheringAccess.ByNumber, TakeAttendance.Absent>("gatherings.absent", TakeAttendance.AbsentAsync, GatheringAccess.NotFound.Code)
        .Writes<TakeAttendance.ByHand, TakeAttendance.Noted>(
            "gatherings.note-present", attendance.NoteAsync, GatheringAccess.NotFound.Code, GatheringAccess.TooLate.Code, GatheringAccess.TooEarly.Code)
        .Writes<KeepMinutes.Minutes, KeepMinutes.Kept>(
            "gatherings.keep-minutes", minutes.MinutesAsync, GatheringAccess.NotFound.Code, GatheringAccess.TooLate.Code, GatheringAccess.TooEarly.Code)
        .Reads<GatheringAccess.ByNumber, KeepMinutes.People>("gatherings.people", KeepMinutes.PeopleAsync, GatheringAccess.NotFound.Code)
        .Writes<KeepMinutes.Item, KeepMinutes.Kept>(
            "gatherings.add-item", minutes.AddItemAsync, GatheringAccess.NotFound.Code, GatheringAccess.TooLate.Code, GatheringAccess.TooEarly.Code)
        .Writes<GatheringAccess.ByNumber, KeepMinutes.Ordered>("gatherings.document", minutes.OrderAsync, GatheringAccess.NotFound.Code, MakeDocument.NoTemplate.Code)
        .Writes<GatheringAccess.ByNumber, KeepMinutes.Kept>("gatherings.export", minutes.ExportAsync, GatheringAccess.NotFound.Code)
        .Reads<Nothing, ActionItems.Listing>("gatherings.items", ActionItems.ListAsync)
        .Reads<ActionItems.ById, ActionItems.Details>("gatherings.item", ActionItems.ShowAsync, ActionItems.NotFound.Code)
        .Writes<ActionItems.Input, ActionItems.Closed>("gatherings.close-item", ActionItems.CloseAsync, ActionItems.NotFound.Code, ActionItems.NoProof.Code)
        .Reads<GatheringAccess.ByNumber, WriteQuiz.Details>("gatherings.quiz", quiz.ShowAsync, GatheringAccess.NotFound.Code)
        .Writes<WriteQuiz.Added, WriteQuiz.Changed>(
            "gatherings.quiz-add", WriteQuiz.AddAsync, GatheringAccess.NotFound.Code, GatheringAccess.TooLate.Code, WriteQuiz.IsSent.Code, WriteQuiz.IsFull.Code, QuestionText.Unclear)
        .Writes<GatheringAccess.ByNumber, WriteQuiz.Changed>(
            "gatherings.quiz-remove", WriteQuiz.RemoveAsync, GatheringAccess.NotFound.Code, GatheringAccess.TooLate.Code, WriteQuiz.IsSent.Code, WriteQuiz.IsEmpty.Code)
        .Writes<GatheringAccess.ByNumber, WriteQuiz.Released>(
            "gatherings.quiz-send", quiz.ReleaseAsync, GatheringAccess.NotFound.Code, GatheringAccess.TooLate.Code, WriteQuiz.IsSent.Code, WriteQuiz.IsEmpty.Code)
        .Reads<Nothing, AnswerQuiz.Listing>("gatherings.quizzes", AnswerQuiz.ListAsync)
        .Reads<GatheringAccess.ByNumber, AnswerQuiz.Question>("gatherings.quiz-next", AnswerQuiz.NextAsync, AnswerQuiz.NotFound.Code, AnswerQuiz.IsClosed.Code)
        .Writes<AnswerQuiz.Answer, AnswerQuiz.Taken>("gatherings.quiz-answer", AnswerQuiz.TakeAsync, AnswerQuiz.NotFound.Code, AnswerQuiz.IsClosed.Code);
}
