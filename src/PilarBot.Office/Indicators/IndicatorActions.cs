using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Indicators;

/// <summary>What flows can show of the office's figures.</summary>
internal static class IndicatorActions
{
    // A chart is a file that is kept, so it writes.
    public static ActionCatalog AddIndicators(this ActionCatalog actions, ShowRecap recap) => actions
        .Reads<Nothing, ShowRecap.Places>("recap.places", recap.PlacesAsync, ShowRecap.NotForYou.Code)
        .Reads<ShowRecap.Input, ShowRecap.Result>("recap.show", recap.RunAsync, ShowRecap.NotForYou.Code, ShowRecap.NothingYet.Code)
        .Writes<ShowRecap.ChartInput, ShowRecap.Chart>(
            "recap.chart", recap.ChartAsync, ShowRecap.NotForYou.Code, ShowRecap.NothingYet.Code, ShowRecap.NothingToDraw.Code)
        .Writes<ShowRecap.Input, ShowRecap.Chart>(
            "recap.table", recap.TableAsync, ShowRecap.NotForYou.Code, ShowRecap.NothingYet.Code, ShowRecap.NothingToDraw.Code, MadeFile.NoTablesHere.Code);
}
