using PilarBot.Office.Conversations;

namespace PilarBot.Office.Partners;

/// <summary>What flows can do with the directory of partners.</summary>
internal static class PartnerActions
{
    public static ActionCatalog AddPartners(this ActionCatalog actions, FindPartners find) => actions
        .Reads<FindPartners.Search, FindPartners.Listing>("partners.find", find.FindAsync)
        .Reads<FindPartners.ById, FindPartners.Details>("partners.show", find.ShowAsync, FindPartners.NotFound.Code);
}
