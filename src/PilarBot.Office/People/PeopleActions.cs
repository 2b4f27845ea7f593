using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;

namespace PilarBot.Office.People;

/// <summary>What flows can do with people.</summary>
internal static class PeopleActions
{
    /// <summary>True for those who work in the office itself.</summary>
    public static bool IsStaff(this Caller caller) => caller.Roles.Any(r => OfficeRole.Find(r.Role) is { IsStaff: true });

    public static ActionCatalog AddPeople(this ActionCatalog actions, Register register) => actions
        .Writes<Register.ByContact, Register.Match>("people.match-contact", register.ByContactAsync, Register.NotOwn.Code, Register.Foreign.Code)
        .Writes<Register.ByCode, Register.Match>("people.redeem-code", register.ByCodeAsync)
        .Writes<Register.Request, Nothing>("people.ask-to-join", Register.AskAsync, Register.NotOwn.Code, Register.Foreign.Code, Register.AlreadyAsked.Code)
        .Reads<Nothing, Register.Waiting>("people.waiting", Register.WaitingAsync, Register.NotStaff.Code)
        .Reads<Register.ById, Register.Applicant>("people.show-request", register.ShowAsync, Register.NotStaff.Code, Register.Decided.Code)
        .Writes<Register.Decision, Nothing>("people.decide", Register.DecideAsync, Register.NotStaff.Code, Register.Decided.Code)
        .Reads<Nothing, TagPeople.Tags>("people.tags", TagPeople.ListAsync, Register.NotStaff.Code)
        .Reads<TagPeople.ByText, TagPeople.People>("people.find", TagPeople.FindAsync, Register.NotStaff.Code)
        .Reads<TagPeople.ById, TagPeople.Own>("people.tags-of", TagPeople.ShowAsync, Register.NotStaff.Code, TagPeople.NotFound.Code)
        .Reads<TagPeople.ByTag, TagPeople.Holders>("people.tagged", TagPeople.HoldersAsync, Register.NotStaff.Code)
        .Writes<TagPeople.Input, TagPeople.Result>("people.tag", TagPeople.PutAsync, Register.NotStaff.Code, TagPeople.NotFound.Code, TagPeople.BadTag.Code)
        .Writes<TagPeople.Input, TagPeople.Result>("people.untag", TagPeople.TakeOffAsync, Register.NotStaff.Code, TagPeople.NotFound.Code, TagPeople.BadTag.Code);
}
