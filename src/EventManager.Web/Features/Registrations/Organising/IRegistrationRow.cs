using EventManager.Domain.Registrations;
using EventManager.Web.Ui.Lists;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>A registration in whichever list it stands.</summary>
public interface IRegistrationRow : IListRow
{
    /// <summary>Empty where the person gave none, or is erased.</summary>
    string Email { get; }

    RegistrationState State { get; }
}
