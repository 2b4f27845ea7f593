using PilarBot.Office.Conversations;

namespace PilarBot.Office.Rtlh;

/// <summary>Who may see and do what with which house, as a condition on every query: by role and territory, and always one's own proposals.</summary>
internal static class RtlhAccess
{
    /// <summary>Who proposes, each within their own territory.</summary>
    public static readonly string[] Proposers =
    [
        "tksk", "psm", "tks", "puskesos", "pendamping-pkh", "penyuluh", "rt-rw", "operator-desa", "kades-lurah", "staf-dinsos", "koordinator-tksk",
    ];

    /// <summary>Who verifies, hands over and follows the work.</summary>
    public static readonly string[] Handlers = ["staf-dinsos", "kepala-dinas", "koordinator-tksk", "tksk"];

    /// <summary>Who says what is eligible and assigned, and sets targets.</summary>
    public static readonly string[] Deciders = ["staf-dinsos", "kepala-dinas"];

    private static readonly string[] Readers = [.. Handlers, "camat", "kades-lurah", "operator-desa", "puskesos"];

    /// <summary>What a role in its territory shows.</summary>
    public static IQueryable<T> ByRole<T>(this IQueryable<T> rows, Caller caller) where T : class, IPlaced => rows.Within(caller, Readers);

    /// <summary>All that the caller may see.</summary>
    public static IQueryable<RtlhApplication> VisibleTo(this IQueryable<RtlhApplication> applications, Caller caller)
    {
        var person = caller.PersonId;
        return applications.Where(Territory.Of<RtlhApplication>(caller, Readers).Or(a => a.ProposedBy == person));
    }

    /// <summary>True when the caller holds a role that shows figures of any place.</summary>
    public static bool ReadsRtlh(this Caller caller) => caller.Has(Readers);

    /// <summary>The roles held that show figures.</summary>
    public static IEnumerable<CallerRole> ReadingRoles(this Caller caller) => caller.Roles.Where(r => Readers.Contains(r.Role));

    /// <summary>True when the caller may add to it: handlers of the place, and whoever proposed it.</summary>
    public static bool Adds(this Caller caller, RtlhApplication application) =>
        caller.Holds(application, Handlers) || (caller.PersonId is { } person && application.ProposedBy == person);

    /// <summary>True when the caller may take it to a state.</summary>
    public static bool Moves(this Caller caller, RtlhApplication application, RtlhState next) => next switch
    {
        RtlhState.Eligible or RtlhState.Ineligible or RtlhState.Assigned => caller.Holds(application, Deciders),
        // By handing goods over, see HandOverGoods.
        RtlhState.Delivered or RtlhState.Proposed => false,
        _ => caller.Holds(application, Handlers),
    };
}
