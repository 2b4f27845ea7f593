using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Rtlh;

/// <summary>What flows can do with unfit houses.</summary>
internal static class RtlhActions
{
    public static ActionCatalog AddRtlh(
        this ActionCatalog actions, ProposeHouse propose, FindHouses find, HandOverGoods handOver, RtlhFigures figures, SetTargets targets) => actions
        .Reads<ProposeHouse.ByPlace, ProposeHouse.Requirement>("rtlh.requirement", ProposeHouse.RequirementAsync)
        .Writes<ProposeHouse.Input, ProposeHouse.Result>("rtlh.propose", propose.RunAsync, OutsideTerritory.TheCode, AlreadyProposed.TheCode)
        .Reads<Nothing, FindHouses.Own>("rtlh.own", FindHouses.OwnAsync)
        .Reads<FindHouses.ByNumber, FindHouses.Details>("rtlh.show", find.ShowAsync, NoSuchHouse.TheCode)
        .Writes<FindHouses.ByNumber, FindHouses.Sent>("rtlh.files", FindHouses.SendFilesAsync, NoSuchHouse.TheCode, MayNotChange.TheCode)
        .Reads<FindHouses.ByNumber, CompleteHouse.Missing>("rtlh.missing", CompleteHouse.MissingAsync, NoSuchHouse.TheCode, MayNotChange.TheCode)
        .Reads<CompleteHouse.ByCode, CompleteHouse.Item>("rtlh.item", CompleteHouse.ItemAsync)
        .Writes<CompleteHouse.Input, CompleteHouse.Result>("rtlh.complete", CompleteHouse.RunAsync, NoSuchHouse.TheCode, MayNotChange.TheCode, HouseIsClosed.TheCode)
        .Reads<FindHouses.ByNumber, MoveHouse.Choices>("rtlh.next-states", MoveHouse.ChoicesAsync, NoSuchHouse.TheCode, MayNotChange.TheCode)
        .Writes<MoveHouse.Input, MoveHouse.Result>(
            "rtlh.move", MoveHouse.RunAsync, NoSuchHouse.TheCode, MayNotChange.TheCode, HouseCannotMove.TheCode, StillIncomplete.TheCode, BasisNeeded.TheCode)
        .Reads<FindHouses.ByNumber, HandOverGoods.House>("rtlh.check-hand-over", handOver.CheckAsync, NoSuchHouse.TheCode, MayNotChange.TheCode, HouseCannotMove.TheCode)
        .Writes<HandOverGoods.Input, HandOverGoods.Result>(
            "rtlh.hand-over", handOver.RunAsync, NoSuchHouse.TheCode, MayNotChange.TheCode, HouseCannotMove.TheCode, GoodsOnly.TheCode, NoGoods.TheCode, NotThatDay.TheCode,
            MakeDocument.NoTemplate.Code)
        .Reads<RtlhFigures.Input, RtlhFigures.Shortlist>("rtlh.shortlist", figures.ShortlistAsync, NotForFigures.TheCode)
        .Reads<RtlhFigures.Input, RtlhFigures.Progress>("rtlh.progress", figures.ProgressAsync, NotForFigures.TheCode)
        .Writes<SetTargets.Input, SetTargets.Result>("rtlh.set-target", targets.RunAsync, NotForFigures.TheCode, NoTarget.TheCode);
}
