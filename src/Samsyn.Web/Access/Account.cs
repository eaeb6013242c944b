using Microsoft.AspNetCore.Identity;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Access;

/// <summary>
/// Someone who signs in (konto). Never called principal: in this field a principal is a municipality or a region.
/// </summary>
/// <remarks>Journal and drafts point at it by id, so that erasing a person's data breaks no fact. Source: DESIGN.md 3, 5.</remarks>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>How the person is called on the own pages. Never on public ones.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary><c>sv</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "sv";

    public DateTime CreatedAt { get; set; }

    public List<RoleGrant> Roles { get; init; } = [];
}

/// <summary>What somebody may do. Roles are data: granted for all, or for one principal or body.</summary>
public enum Role
{
    /// <summary>Administratör: accounts and settings.</summary>
    Administrator,

    /// <summary>Processledare: runs the round for all.</summary>
    ProcessLeader,

    /// <summary>Handläggare of one principal, or of one body.</summary>
    Officer,

    /// <summary>Registrator.</summary>
    Registrar,

    /// <summary>Ekonom.</summary>
    Economist,

    /// <summary>Attestant.</summary>
    Approver,

    /// <summary>Läsare.</summary>
    Reader,
}

/// <summary>One role of one account: officer of Mark (<c>PrincipalId</c> 1463), officer of SRO (<c>BodyId</c>), process leader of all (neither).</summary>
public sealed class RoleGrant
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required Role Role { get; init; }

    public PrincipalId? PrincipalId { get; init; }

    public BodyId? BodyId { get; init; }

    /// <summary>Invites and removes the people of <see cref="PrincipalId"/>.</summary>
    public bool IsPrincipalAdministrator { get; init; }
}
