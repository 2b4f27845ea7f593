using PilarBot.Office.Conversations;

namespace PilarBot.Office.Neutrality;

/// <summary>What flows can do about neutrality, and with the library of regulations.</summary>
internal static class NeutralityActions
{
    public static ActionCatalog AddNeutrality(
        this ActionCatalog actions, ShowRegulations regulations, SignPledge pledge, MissingPledges missing, SeasonReminder reminder) => actions
        .Reads<Nothing, ShowRegulations.Listing>("regulations.list", regulations.ListAsync)
        .Reads<ShowRegulations.Search, ShowRegulations.Listing>("regulations.find", ShowRegulations.FindAsync)
        .Reads<ShowRegulations.ByKey, ShowRegulations.Details>("regulations.show", regulations.ShowAsync, ShowRegulations.NotFound.Code)
        .Reads<Nothing, ShowRegulations.Rules>("neutrality.rules", regulations.RulesAsync)
        .Reads<Nothing, SeasonReminder.Reminder>("neutrality.reminder", reminder.RunAsync)
        .Reads<Nothing, SignPledge.Shown>("pledges.show", pledge.ShowAsync, SignPledge.NotBound.Code)
        .Writes<SignPledge.Input, SignPledge.Signed>("pledges.sign", pledge.SignAsync, SignPledge.NotBound.Code, SignPledge.Changed.Code)
        .Reads<Nothing, MissingPledges.Counts>("pledges.missing", missing.CountAsync, MissingPledges.NotForYou.Code)
        .Reads<MissingPledges.ByKecamatan, MissingPledges.Names>("pledges.missing-in", missing.ListAsync, MissingPledges.NotForYou.Code)
        .Reads<MissingPledges.ById, MissingPledges.Person>("pledges.missing-person", missing.ShowAsync, MissingPledges.NotForYou.Code, MissingPledges.NotFound.Code);
}
