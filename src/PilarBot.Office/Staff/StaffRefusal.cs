using PilarBot.Flows.Inputs;

namespace PilarBot.Office.Staff;

/// <summary>Why something cannot be done with an account.</summary>
internal static class StaffRefusal
{
    public static readonly ActionRefusal NotAdmin = new("not-admin", "Akun diatur oleh administrator.");
    public static readonly ActionRefusal NoSuchPerson = new("not-found", "Orang itu tidak ada di daftar, atau perannya tidak memakai konsol.");
    public static readonly ActionRefusal NoAccount = new("no-account", "Anda belum punya akun sendiri, jadi tidak ada kata sandi untuk diganti.");
    public static readonly ActionRefusal WrongPassword = new("wrong-password", "Kata sandi yang sekarang belum cocok.");
    public static readonly ActionRefusal NotOneself = new("oneself", "Akun Anda sendiri tidak bisa Anda matikan; mintalah kepada administrator lain.");
}
