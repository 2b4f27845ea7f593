using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Cases;

/// <summary>What flows can do with cases.</summary>
internal static class CaseActions
{
    public static ActionCatalog AddCases(
        this ActionCatalog actions, OfficeProfile office, OpenCase open, FindCases find, SummariseCase summary)
    {
        var (similar, assign, search, refer) = (new FindSimilar(office), new AssignCase(office), new SearchCases(office), new ReferCase(office));
        return actions
            .Reads<FindSimilar.Input, FindSimilar.Result>("cases.find-similar", similar.RunAsync)
            .Reads<FindSimilar.AgeInput, FindSimilar.AgeResult>("cases.check-age", FindSimilar.AgeAsync)
            .Reads<FindSimilar.NameInput, FindSimilar.NameResult>("cases.find-namesakes", FindSimilar.NamesakesAsync)
            .Writes<OpenCase.Input, OpenCase.Result>("cases.open", open.RunAsync, HasOpenCase.TheCode)
            .Writes<JoinCase.Input, JoinCase.Result>("cases.join", JoinCase.RunAsync, NoSuchCase.TheCode, CaseIsClosed.TheCode)
            .Reads<Nothing, FindCases.OwnResult>("cases.own", FindCases.OwnAsync)
            .Reads<FindCases.ByNumber, FindCases.Details>("cases.find", find.ByNumberAsync, NoSuchCase.TheCode)
            .Reads<FindCases.ByNumber, MoveCase.Choices>("cases.next-states", MoveCase.ChoicesAsync, NoSuchCase.TheCode, MayNotMove.TheCode)
            .Writes<MoveCase.Input, MoveCase.Result>(
                "cases.move", MoveCase.RunAsync, NoSuchCase.TheCode, MayNotMove.TheCode, CannotMove.TheCode, NeedsResult.TheCode)
            .Writes<MoveCase.ReopenInput, MoveCase.Result>(
                "cases.reopen", MoveCase.ReopenAsync, NoSuchCase.TheCode, MayNotMove.TheCode, HasOpenCase.TheCode, IsOpenAlready.TheCode)
            .Writes<AddToCase.Input, AddToCase.Result>("cases.add", AddToCase.RunAsync, NoSuchCase.TheCode, CaseIsClosed.TheCode)
            .Writes<AddToCase.KindInput, AddToCase.Result>("cases.add-kind", AddToCase.KindAsync, NoSuchCase.TheCode, MayNotMove.TheCode, CaseIsClosed.TheCode)
            .Writes<FindCases.ByNumber, AssignCase.Result>(
                "cases.take", AssignCase.TakeAsync, NoSuchCase.TheCode, MayNotMove.TheCode, CaseIsClosed.TheCode, IsTaken.TheCode)
            .Reads<FindCases.ByNumber, AssignCase.Holders>("cases.holders", AssignCase.HoldersAsync, NoSuchCase.TheCode, MayNotMove.TheCode)
            .Writes<AssignCase.HandInput, AssignCase.Result>(
                "cases.hand-over", AssignCase.HandOverAsync, NoSuchCase.TheCode, MayNotMove.TheCode, CaseIsClosed.TheCode, NotYourCase.TheCode, NoSuchHolder.TheCode)
            .Reads<Nothing, AssignCase.Holders>("cases.busy", AssignCase.BusyAsync, NotStaff.TheCode)
            .Writes<AssignCase.FreeInput, AssignCase.Freed>("cases.free-all", assign.FreeAllAsync, NotStaff.TheCode, NoSuchHolder.TheCode)
            .Writes<VisitCase.Input, VisitCase.Result>("cases.visit", VisitCase.RunAsync, NoSuchCase.TheCode, CaseIsClosed.TheCode)
            .Writes<VisitCase.GoalInput, VisitCase.Result>("cases.set-goal", VisitCase.GoalAsync, NoSuchCase.TheCode, CaseIsClosed.TheCode)
            .Writes<VisitCase.ResidentInput, VisitCase.Result>("cases.complete", VisitCase.CompleteAsync, NoSuchCase.TheCode, CaseIsClosed.TheCode, NikIsTaken.TheCode)
            .Writes<ReferCase.Input, ReferCase.Result>("cases.refer", refer.RunAsync, NoSuchCase.TheCode, CaseIsClosed.TheCode)
            .Reads<Nothing, ReferCase.Listing>("cases.referred-here", ReferCase.WaitingAsync)
            .Reads<FindCases.ByNumber, ReferCase.Listing>("cases.referrals", ReferCase.OfCaseAsync, NoSuchCase.TheCode)
            .Reads<ReferCase.ById, ReferCase.Details>("cases.referral", refer.ShowAsync, NoSuchReferral.TheCode)
            .Writes<ReferCase.MoveInput, ReferCase.Moved>("cases.move-referral", ReferCase.MoveAsync, NoSuchReferral.TheCode)
            .Reads<SearchCases.PersonInput, SearchCases.Result>("cases.search", search.PersonAsync, NotStaff.TheCode)
            .Reads<SearchCases.ListInput, SearchCases.Result>("cases.list", search.ListAsync, NotStaff.TheCode)
            .Reads<Nothing, SearchCases.Result>("cases.mine", search.MineAsync)
            .Writes<FindCases.ByNumber, SummariseCase.Result>("cases.summarise", summary.RunAsync, NoSuchCase.TheCode, MakeDocument.NoTemplate.Code)
            .Writes<MergeResidents.Input, MergeResidents.Result>(
                "residents.merge", MergeResidents.RunAsync, NotStaff.TheCode, NoSuchCase.TheCode, SamePerson.TheCode, TwoNiks.TheCode)
            .Writes<MergeResidents.PartInput, MergeResidents.Result>("residents.part", MergeResidents.PartAsync, NotStaff.TheCode, NoSuchCase.TheCode, NotMerged.TheCode);
    }
}
