namespace PilarBot.Office.Reminders;

/// <summary>What became of reminders, in the words that staff read.</summary>
internal static class ReminderWords
{
    /// <summary>The reason, after <em>tidak dikirim karena</em>.</summary>
    public static string Label(this ReminderSkip skip) => skip switch
    {
        ReminderSkip.Gone => "sudah selesai, berubah, atau digantikan",
        ReminderSkip.Nothing => "tidak ada isinya",
        ReminderSkip.NotComing => "menjawab berhalangan",
        ReminderSkip.Muted => "tidak mau diingatkan",
        ReminderSkip.NoChat => "belum punya percakapan",
        ReminderSkip.Unreachable => "memblokir bot atau akun hilang",
        ReminderSkip.Quiet => "jatuh pada jam tenang",
        ReminderSkip.TooLate => "waktunya sudah lewat",
    };
}
