using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Reminders;

/// <summary>What flows can do with reminders.</summary>
internal static class ReminderActions
{
    public static readonly ActionRefusal NotKnown = new("not-known", "Pengingat hanya untuk pilar sosial dan petugas yang terdaftar. Ketik *daftar* bila Anda salah satunya.");
    public static readonly ActionRefusal NotStaff = new("not-staff", "Daftar pengingat hanya untuk petugas dinas sosial.");

    public static ActionCatalog AddReminders(this ActionCatalog actions, PutOffReminders putOff, ChooseReminders choose, ShowReminders show) => actions
        .Reads<Nothing, PutOffReminders.Latest>("reminders.latest", putOff.LatestAsync, NotKnown.Code)
        .Writes<PutOffReminders.Input, PutOffReminders.Result>("reminders.put-off", putOff.RunAsync, NotKnown.Code)
        .Reads<Nothing, ChooseReminders.Kinds>("reminders.kinds", choose.KindsAsync, NotKnown.Code)
        .Writes<ChooseReminders.Input, ChooseReminders.Result>("reminders.choose", choose.RunAsync, NotKnown.Code, ChooseReminders.IsDuty.Code)
        .Reads<ShowReminders.Input, ShowReminders.Result>("reminders.show", show.RunAsync, NotStaff.Code);
}
