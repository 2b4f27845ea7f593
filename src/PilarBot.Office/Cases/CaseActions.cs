using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>What flows can do with cases.</summary>
internal static class CaseActions
{
    public static ActionCatalog AddCases(this ActionCatalog actions, OpenCase open, FindCases find) => actions
        .Reads<FindSimilar.Input, FindSimilar.Result>("cases.find-similar", find.SimilarAsync)
        .Writes<OpenCase.Input, OpenCase.Result>("cases.open", open.RunAsync)
        .Reads<Nothing, FindCases.OwnResult>("cases.own", FindCases.OwnAsync)
        .Reads<FindCases.ByNumber, FindCases.Details>("cases.find", find.ByNumberAsync, NoSuchCase.TheCode)
        .Reads<FindCases.ByNumber, MoveCase.Choices>("cases.next-states", MoveCase.ChoicesAsync, NoSuchCase.TheCode, MayNotMove.TheCode)
        .Writes<MoveCase.Input, MoveCase.Result>("cases.move", MoveCase.RunAsync, NoSuchCase.TheCode, MayNotMove.TheCode, CannotMove.TheCode)
        .Writes<AddToCase.Input, AddToCase.Result>("cases.add", AddToCase.RunAsync, NoSuchCase.TheCode, CaseIsClosed.TheCode);
}
