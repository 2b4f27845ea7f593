using PilarBot.Office.Conversations;

namespace PilarBot.Office.People;

/// <summary>What flows can do with people.</summary>
internal static class PeopleActions
{
    /// <summary>The roles of those who work in the office itself.</summary>
    public static readonly string[] StaffRoles = ["staf-dinsos", "koordinator-tksk", "kepala-dinas", "admin"];

    /// <summary>True for those who work in the office itself.</summary>
    public static bool IsStaff(this Caller caller) => caller.Has(StaffRoles);

    public static ActionCatalog AddPeople(this ActionCatalog actions, Register register) => actions
        .Writes<Register.ByContact, Register.Match>("people.match-contact", register.ByContactAsync, Register.NotOwn.Code)
        .Writes<Register.ByCode, Register.Match>("people.redeem-code", register.ByCodeAsync)
        .Writes<Register.Request, Nothing>("people.ask-to-join", register.AskAsync, Register.NotOwn.Code, Register.AlreadyAsked.Code)
        .Reads<Nothing, Register.Waiting>("people.waiting", register.WaitingAsync, Register.NotStaff.Code)
        .Reads<Register.ById, Register.Applicant>("people.show-request", register.ShowAsync, Register.NotStaff.Code, Register.Decided.Code)
        .Writes<Register.Decision, Nothing>("people.decide", register.DecideAsync, Register.NotStaff.Code, Register.Decided.Code);
}
