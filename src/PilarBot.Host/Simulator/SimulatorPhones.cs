namespace PilarBot.Host.Simulator;

/// <summary>One of the simulator's phones: who holds it, and how the bot knows it.</summary>
/// <param name="Key">In addresses of the page: <c>tksk</c>.</param>
/// <param name="Title">What the person is to the office.</param>
/// <param name="Address">The chat's address on the account <see cref="SimulatorPhones.Account"/>; fixed, so that demo data can be tied to it.</param>
/// <param name="PhoneNumber">The number that the phone shares as its own.</param>
/// <param name="Owner">The invented person's name, as the channel would show it.</param>
/// <param name="Words">What the page offers to send at a press.</param>
internal sealed record SimulatorPhone(
    string Key, string Title, string Address, string PhoneNumber, string Owner, IReadOnlyList<string> Words)
{
    /// <summary>Whose chat it is, in Direct Line's words.</summary>
    public string UserId => "dl_" + Address;
}

/// <summary>The phones, left to right. The demo's people are tied to these addresses and numbers.</summary>
internal static class SimulatorPhones
{
    /// <summary>The name of their account.</summary>
    public const string Account = "simulator";

    public static readonly SimulatorPhone Tksk = new(
        "tksk", "TKSK", "sim-tksk", "+6281200000001", "Sitti Rahmawati", ["menu", "lapor", "status", "aduan", "bantuan"]);

    /// <summary>A resident: the number stands on no roster.</summary>
    public static readonly SimulatorPhone Warga = new(
        "warga", "Warga", "sim-warga", "+6281200000002", "La Ode Hasan", ["menu", "aduan", "status", "daftar", "bantuan"]);

    public static readonly SimulatorPhone Petugas = new(
        "petugas", "Petugas", "sim-petugas", "+6281200000003", "Wa Ode Nurlina", ["menu", "antrean", "siaran", "status", "lapor"]);

    /// <summary>What a phone shares as somebody else's contact: a number of nobody.</summary>
    public const string StrangersNumber = "+6281200000099";

    public static readonly IReadOnlyList<SimulatorPhone> All = [Tksk, Warga, Petugas];

    public static SimulatorPhone? Find(string key) => All.FirstOrDefault(p => p.Key == key);

    public static SimulatorPhone? AtAddress(string? address) => All.FirstOrDefault(p => p.Address == address);
}
