using PilarBot.Office.Conversations;

namespace PilarBot.Office.Deliveries;

/// <summary>What flows can do with our accounts.</summary>
internal static class AccountActions
{
    public static ActionCatalog AddAccounts(this ActionCatalog actions, ShowAccounts show) => actions
        .Reads<Nothing, ShowAccounts.Accounts>("accounts.list", ShowAccounts.ListAsync, ShowAccounts.NotStaff.Code)
        .Reads<ShowAccounts.ByName, ShowAccounts.Details>("accounts.show", show.ShowAsync, ShowAccounts.NotStaff.Code, ShowAccounts.NotFound.Code);
}
